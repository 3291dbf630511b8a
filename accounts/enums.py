"""The kinds of unit and the roles people hold."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    VILLAGE = "village", "Thôn"
    OFFICE = "office", "Cơ quan của xã"
    FRONT = "front", "Mặt trận Tổ quốc"
    CULTURE_CENTRE = "culture_centre", "Trung tâm văn hóa"
    ORGANISATION = "organisation", "Đoàn thể"
    SCHOOL = "school", "Trường học"
    COOPERATIVE = "cooperative", "Hợp tác xã"
    AGENCY = "agency", "Cơ quan, đơn vị khác"


# Section V of the plan gives these their tasks; everyone else nominates.
OFFICE_KINDS = (UnitKind.OFFICE, UnitKind.FRONT, UnitKind.CULTURE_CENTRE)


class Role(TextChoices):
    VILLAGE_HEAD = "village_head", "Trưởng thôn"
    UNIT_NOMINATOR = "unit_nominator", "Người lập hồ sơ của đơn vị"
    CULTURE_OFFICE = "culture_office", "Phòng Văn hóa - Xã hội"
    COUNCIL_OFFICE = "council_office", "Văn phòng HĐND và UBND"
    CULTURE_CENTRE = "culture_centre", "Trung tâm Văn hóa, Thể thao và Truyền thông"
    LEADERSHIP = "leadership", "Lãnh đạo xã"
    CITY_BOARD = "city_board", "Ban Thi đua - Khen thưởng thành phố"
    DOOR = "door", "Đón tiếp đại biểu"
    TECHNICIAN = "technician", "Kỹ thuật viên"


class Permission(TextChoices):
    NOMINATION_VIEW = "nomination.view", "Xem hồ sơ"
    NOMINATION_WRITE = "nomination.write", "Lập và gửi hồ sơ"
    NOMINATION_ENTER = "nomination.enter", "Nhập hồ sơ thay đơn vị nộp bản giấy"
    NOMINATION_VERIFY = "nomination.verify", "Thẩm định hồ sơ"
    NOMINATION_APPROVE = "nomination.approve", "Duyệt hồ sơ"
    NOMINATION_REOPEN = "nomination.reopen", "Mở lại hồ sơ đã quyết định"
    POSTING_HANDLE = "posting.handle", "Niêm yết công khai, trả lời ý kiến phản ánh"
    DELEGATE_VIEW = "delegate.view", "Xem danh sách đại biểu"
    DELEGATE_EDIT = "delegate.edit", "Lập danh sách đại biểu"
    AGENDA_VIEW = "agenda.view", "Xem chương trình"
    AGENDA_EDIT = "agenda.edit", "Sửa chương trình"
    DEADLINE_VIEW = "deadline.view", "Xem tiến độ"
    DEADLINE_MARK = "deadline.mark", "Ghi nhận đã xong việc"
    DEADLINE_EXTEND = "deadline.extend", "Cho đơn vị thêm ngày gửi hồ sơ"
    REMINDER_SEND = "reminder.send", "Nhắc việc đơn vị"
    PLAN_VIEW = "plan.view", "Xem kế hoạch"
    PLAN_EDIT = "plan.edit", "Nạp và sửa kế hoạch theo văn bản"
    UNIT_MANAGE = "unit.manage", "Quản lý đơn vị và phiếu truy cập"
    PEOPLE_MANAGE = "people.manage", "Quản lý tài khoản"
    REPORT_VIEW = "report.view", "Xem và tải văn bản"
    REPORT_EXPORT = "report.export", "Lập văn bản"
    REPORT_SENSITIVE = "report.sensitive", "Lập và tải văn bản có dân tộc"
    REPORT_ISSUE = "report.issue", "Ghi ban hành, gửi thành phố"
    REPORT_SIGN = "report.sign", "Xem văn bản có dân tộc khi trình ký"
    REPORT_EDIT = "report.edit", "Soạn báo cáo tổng kết"
    AUDIT_VIEW = "audit.view", "Xem nhật ký"
    SHEET_IMPORT = "sheet.import", "Nhập bảng từ Excel"


class Reach(TextChoices):
    NOWHERE = "nowhere", "Không"
    OWN_UNIT = "own_unit", "Đơn vị của người dùng"
    OWN_COMMUNE = "own_commune", "Xã của người dùng"
    OWN_CITY = "own_city", "Thành phố của người dùng"
