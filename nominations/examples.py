"""Three short achievements of each field, for whoever does not know how to begin.

Made up for this house: no person, no village. Each says since when, what, how much, for whom, as
`prose` would have it; a test asks it of every one.
"""

from collections.abc import Mapping

from nominations.enums import Field

EXAMPLES: Mapping[str, tuple[str, str, str]] = {
    Field.AGRICULTURE: (
        "Từ năm 2021, ông gom 4,5 ha ruộng bỏ hoang để cấy lúa chất lượng cao, năng suất 65 tạ/ha, "
        "mỗi năm lãi 120 triệu đồng; giúp 8 hộ trong thôn cùng làm.",
        "Bà nuôi 3.000 con gà thả vườn theo hướng an toàn từ năm 2022, thu lãi 90 triệu đồng một "
        "năm, tạo việc làm cho 3 phụ nữ lúc nông nhàn.",
        "Gia đình anh hiến 85 m² đất, vận động 12 hộ cùng hiến 640 m² để mở rộng 450 m đường thôn "
        "năm 2023.",
    ),
    Field.INDUSTRY: (
        "Năm 2021 chị mở xưởng may gia công, nay có 25 lao động, thu nhập bình quân 7 triệu đồng "
        "một tháng; 14 người là phụ nữ trên 40 tuổi.",
        "Anh có 4 sáng kiến cải tiến máy dệt từ năm 2020 đến năm 2024, mỗi năm tiết kiệm cho xưởng "
        "khoảng 180 triệu đồng tiền điện.",
        "Tổ xây của ông nhận 35 công trình trong xã từ năm 2022, không để xảy ra tai nạn; xây giúp "
        "3 nhà tình nghĩa không lấy tiền công.",
    ),
    Field.TRADE: (
        "Từ năm 2022 chị đưa 12 mặt hàng nông sản của xã lên bán qua mạng, mỗi tháng tiêu thụ giúp "
        "20 hộ khoảng 5 tấn rau, quả.",
        "Ông giữ cửa hàng vật tư nông nghiệp bán đúng giá niêm yết, cho 45 hộ nghèo mua chịu không "
        "lấy lãi, tổng cộng 230 triệu đồng từ năm 2020.",
        "Hợp tác xã dịch vụ điện giảm tổn thất từ 9% năm 2021 xuống 6% năm 2024, phục vụ 1.250 hộ, "
        "không có đơn thư.",
    ),
    Field.CULTURE: (
        "Bà lập câu lạc bộ hát chèo năm 2021, từ 8 người nay có 26 người; dạy không lấy tiền cho "
        "15 cháu, diễn 10 buổi mỗi năm.",
        "Ông vận động 60 hộ góp 140 triệu đồng tu sửa nhà văn hóa thôn năm 2023; năm năm liền thôn "
        "đạt danh hiệu thôn văn hóa.",
        "Anh tổ chức đội bóng chuyền 18 người, tập đều 3 buổi một tuần, giành giải nhì của huyện "
        "năm 2024.",
    ),
    Field.EDUCATION: (
        "Cô dạy lớp 5, từ năm 2020 có 9 học sinh đạt giải cấp huyện; dạy thêm không lấy tiền cho "
        "6 em có hoàn cảnh khó khăn vào chiều thứ Bảy.",
        "Ông làm Chi hội trưởng khuyến học, mỗi năm vận động 40 triệu đồng, trao 85 suất quà và "
        "giúp 4 em trở lại lớp từ năm 2021 đến nay.",
        "Học sinh giỏi 4 năm liền, đạt giải ba môn Toán của thành phố năm 2024, hằng tuần kèm 2 "
        "em cùng lớp học.",
    ),
    Field.HEALTH: (
        "Từ năm 2020, bà theo dõi sức khỏe cho 320 hộ, vận động tiêm chủng đủ 100% trẻ dưới 1 "
        "tuổi; trực 45 đêm trong đợt dịch năm 2021.",
        "Anh hiến máu 22 lần, vận động 130 lượt người cùng hiến từ năm 2021 đến năm 2025.",
        "Lương y khám, bốc thuốc không lấy tiền cho khoảng 200 lượt người nghèo mỗi năm, từ năm "
        "2020 đến nay.",
    ),
    Field.DEFENCE: (
        "Chỉ huy 28 dân quân, ba năm 2022, 2023, 2024 đều đạt loại giỏi hội thao; giúp dân gặt 15 "
        "ha lúa chạy bão.",
        "Ông vận động 11 thanh niên lên đường nhập ngũ năm 2024, đạt 100% chỉ tiêu, không có người "
        "bỏ ngũ.",
        "Hội viên cựu chiến binh góp 65 triệu đồng sửa 2 nhà cho đồng đội khó khăn năm 2023, thăm "
        "30 gia đình chính sách mỗi năm.",
    ),
    Field.SECURITY: (
        "Tổ an ninh do ông phụ trách tuần tra 3 đêm một tuần; từ năm 2022 thôn không có trộm cắp, "
        "hòa giải thành 17 vụ trong 19 vụ mâu thuẫn.",
        "Anh bắt giữ 2 đối tượng trộm xe năm 2023, báo 14 tin có giá trị cho Công an xã.",
        "Bà vận động 90 hộ lắp 24 mắt camera, góp 78 triệu đồng năm 2024; số vụ việc giảm từ 9 "
        "xuống 2.",
    ),
    Field.GOVERNMENT: (
        "Anh giải quyết 2.400 hồ sơ một cửa từ năm 2022, 99% trước hẹn; hướng dẫn 600 người già "
        "nộp hồ sơ trực tuyến.",
        "Chi bộ do bà làm Bí thư kết nạp 7 đảng viên từ năm 2020, ba năm liền hoàn thành xuất sắc "
        "nhiệm vụ.",
        "Chị có sáng kiến ghép lịch tiếp dân với họp thôn năm 2023, giảm thời gian chờ từ 5 ngày "
        "còn 2 ngày.",
    ),
    Field.FRONT: (
        "Ông làm Trưởng ban công tác Mặt trận, vận động 137 hộ góp 210 triệu đồng làm 900 m đường "
        "hoa và điện sáng từ năm 2021.",
        "Chị giúp 18 hội viên vay 650 triệu đồng, 5 hộ thoát nghèo từ năm 2022 đến năm 2024.",
        "Anh tổ chức 24 buổi thanh niên tình nguyện, sửa 1,2 km đường, trồng 800 cây từ năm 2023.",
    ),
    Field.WELFARE: (
        "Bà nấu 60 suất cháo mỗi sáng thứ Năm tặng người bệnh từ năm 2021, đến nay khoảng 9.000 "
        "suất.",
        "Ông nhận đỡ đầu 4 em mồ côi, mỗi em 500 nghìn đồng một tháng từ năm 2022.",
        "Chị vận động 320 triệu đồng xây, sửa 6 nhà cho hộ nghèo từ năm 2020 đến năm 2024.",
    ),
    Field.ENVIRONMENT: (
        "Tổ phụ nữ do chị phụ trách thu gom 1,5 tấn phế liệu mỗi quý từ năm 2022, bán được 58 "
        "triệu đồng, mua 22 thẻ bảo hiểm y tế.",
        "Ông vận động 75 hộ phân loại rác, xóa 6 điểm đổ rác trong năm 2023.",
        "Hợp tác xã xử lý 100% chất thải của 2.000 con lợn bằng hầm biogas từ năm 2021, hết mùi "
        "hôi, đủ khí đốt cho 15 hộ.",
    ),
}
