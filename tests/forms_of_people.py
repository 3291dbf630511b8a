"""The forms of accounts as data, for tests/forms.py."""

from tests.forms_of_offices import LEADER, OFFICE, Case

PEOPLE = [
    Case(
        name="somebody new",
        address="/hoi-nghi/nguoi-dung/them/",
        role=LEADER,
        box="full_name",
        typed={"full_name": "Trần Thị Hoa", "phone": "0912", "role": "leadership", "unit": ""},
        wrong="phone",
    ),
    Case(
        name="somebody's account",
        address="/hoi-nghi/nguoi-dung/{person}/",
        role=LEADER,
        box="until",
        typed={"full_name": "Trần Thị Hoa", "role": "village_head", "until": "31/6"},
        wrong="until",
    ),
    Case(
        name="what a commune says of itself",
        address="/hoi-nghi/xa/",
        role=OFFICE,
        box="signer_name",
        typed={
            "name": "xã Đại Sơn",
            "place": "",
            "phone": "0912",
            "signer_title": "CHỦ TỊCH",
            "signer_name": "Vũ Văn Mẫu",
            "formers": "",
        },
        wrong="phone",
    ),
    Case(
        name="a whole plan",
        address="/hoi-nghi/ke-hoach/dua-vao/",
        role=OFFICE,
        box="code_prefix",
        typed={
            "document": "Kế hoạch số 1",
            "name": "Hội nghị",
            "edition": "lần thứ I",
            "term": "2025-2030",
            "review_period": "2020-2025",
            "code_prefix": "HN25",
            "venue": "Nhà văn hóa",
            "capacity": "150",
            "capacity_source": "I",
            "capacity_sentence": "Tối đa 150.",
            "share": "170",
            "share_source": "I",
            "share_sentence": "Khoảng 70%.",
            "items_source": "I",
            "items_sentence": "Gồm:",
            "parts_source": "I",
            "parts_sentence": "Gồm:",
        },
        wrong="share",
    ),
]
