"""Words that several rules of the reader look for, in plain letters."""

import re

PEOPLE = r"(?:[dpb][a-z]i bi[a-z]{1,2}u|nguoi|vi dai bieu|suat|d/c|dong chi|db(?![a-z]))"
PERSONS = ("nguoi", "d/c", "dong chi")  # who may be delegates, or may not
HARD = r"t[o6][a-z]? d[a-z]|khong (?:duoc )?(?:vuot )?qua|nhieu nhat(?: la)?|khong nhieu hon"
SOFT = r"khoang|du kien|tu|gan|tren|toi thieu|it nhat"
PLACE = (
    r"(?:thon|ban|to dan pho|tdp|kdc|to|khu pho|khu dan cu|khu|ap|lang|xom|buon|truong|don vi"
    r"|co quan"
    r"|bon|soc|phum|khom|hat|doi|chi cuc|toa an|vien kiem sat|kho bac|bao hiem|thue|nha truong"
    r"|doanh nghiep|chi bo|chi hoi|hoi|doan the|doan|tram|noi|hop tac xa|htx|xa|phuong|dia phuong"
    r"|cum|nganh|ban nganh|phong|to chuc)"
)
OTHERS = re.compile(
    r"kinh phi|giay khen|bang khen|khen thuong (?:cho|toi da|khong qua|\d)|muc chi|tham luan"
    r"|moi (?:hoi nghi|cuoc|buoi|to giup|tieu ban|lop|nhom)|to giup viec|ban to chuc|tiep tan"
)
# What makes a sentence one of another time, another event, or of something not settled.
HEDGED = re.compile(
    r"(?<![a-z])(?:neu|truong hop|truc tuyen|diem cau|n[a-z]m 20\d\d (?:da|co|la)"
    r"|(?:n[a-z]m|lan|ky) truoc|truoc day|co the|thay doi|khong ke|hoac|(?:se )?thong bao sau"
    r"|thong nhat sau"
    r"|tru khi|ngoai tru|khong nhan|khong xet|khong tiep nhan|khong giai quyet|khong con"
    r"|da (?:gui|nop|dat|duoc|co|to chuc|hop|hoan thanh|bao cao)|tinh den|cu tru|thuong tru"
    r"|ho khau|tong duyet|tru bi|tap huan|chay thu|hop bao(?! cao)|giao ban|cap tinh|cap thanh pho"
    r"|(?:dai hoi|hoi nghi) (?:cua )?(?:tinh|thanh pho|toan quoc))(?![a-z])"
)
OF_ANOTHER = re.compile(
    r"(?<![a-z])(?:hop (?!tac)|binh xet|binh chon|tap huan|tru bi|tong duyet|khen thuong|dang ky"
    r"|(?:hoi nghi|dai hoi) (?:o |tai |cua )?(?:cac |tung |moi )?(?:thon|to dan pho|khu |ban "
    r"|chi bo|co so|tinh|thanh pho|cap tren)|kinh phi|van nghe|lien hoan|tham quan)"
)
TIME_OF_IT = re.compile(
    r"(?:[\d.]+\s*|[a-z]\)\s*|[-+]\s*)?th[a-z]{1,2}i gian(?: to chuc| khai mac)?"
    r"(?: hoi nghi| dai hoi)?(?:\s*[,-]?\s*(?:va )?dia diem(?:\s*[,-]\s*thanh phan)?)?\s*:"
)
# Of a paragraph below "Thời gian, địa điểm": what leads to its day and its place and no other.
BELOW_TIME = re.compile(
    r"(?:[\W\d]|[ivx]+\.)*(?:thoi gian|dia diem)(?:[\s,;/–-]|va|thoi gian|dia diem|thanh phan"
    r"|ten goi|hinh thuc|to chuc|hoi nghi|dai hoi|so luong|dai bieu)*:?\s*"
)
LEADS_TO_IT = re.compile(
    r"(?:[\W\d]|(?:hoi nghi|dai hoi|duoc|du kien|se|to chuc|tien hanh|dien ra|khai mac|bat dau"
    r"|trong|vao|luc|tu|den|mot|nua|buoi|ngay|sang|chieu|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat"
    r"|gio|phut|h|g|khoang)(?![a-z]))*"
)
GOES_ON = re.compile(
    r"(?<![a-z])(?:thi dua|trung bay|tuyen truyen|phat dong|nghi le|nghi tet|truc|niem yet|dien ra"
    r"|thu thach|chien dich)(?![a-z])"
)
# All who come, said by their kinds: "đại biểu chính thức và khách mời", "kể cả khách mời".
BOTH_KINDS = re.compile(
    r"(?P<label>(?:tong so|tong cong|so luong|so dai bieu|quy mo)[^;.\d]{0,60}?)"
    r"(?:(?:chinh thuc|trieu tap|dien hinh(?: tien tien)?|dai bieu)\s*(?:va|cung|,)"
    r"\s*(?:dai bieu )?"
    r"|(?:ke |gom |tinh )?(?:ca|luon)\s+(?:dai bieu )?(?:va )?)khach(?: moi)?(?![a-z])"
)
SAID = "Câu có chữ “{}”, hãy xem lại cả câu."
OTHER_HEAD = "Đề mục ở trên nói việc khác, hãy xem lại."
SOFT_SAID = "Kế hoạch ghi “{}”, không phải mức tối đa."
A_RANGE = "Kế hoạch ghi một khoảng, đề xuất số lớn."
NO_DELEGATES = "Câu không nói rõ đây là đại biểu."
OF_A_GROUP = "Số này là của một thành phần đại biểu, hãy xem lại."
MORE_BEHIND = "Sau con số còn chữ khác, hãy xem lại cả câu."
# What may follow a number of delegates and leaves it as it is.
BEHIND = re.compile(
    r"\s*(?:(?:ve |den )?(?:tham )?du(?: hoi nghi| dai hoi)?\s*)?"
    r"(?:$|[,;.:)(]|(?:va|trong do|gom|bao gom)(?![a-z]))"
)
