"""The demo conference: invented people of xã Đại Sơn, marked "dữ liệu mẫu" on every page."""
