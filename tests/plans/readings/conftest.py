"""A ward that reads a small plan of its own: six tasks, two clauses beside them, one target."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from donghanh.org.enums import Role, UnitKind
from donghanh.plans.actions.readings import start_reading
from donghanh.plans.jobs import read_document
from tests import make

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAN = """\
ỦY BAN NHÂN DÂN
PHƯỜNG ÁI QUỐC
Số:      /KH-UBND
Ái Quốc, ngày      tháng 3 năm 2026
KẾ HOẠCH
Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
I. MỤC ĐÍCH, YÊU CẦU
- Giúp hộ kinh doanh trên địa bàn phát triển ổn định, đúng pháp luật.
II. MỤC TIÊU
- Đến năm 2030, có trên 1.000 hộ kinh doanh chuyển thành doanh nghiệp.
III. NHIỆM VỤ
1. Hỗ trợ thủ tục
- Trung tâm Phục vụ hành chính công mở quầy hướng dẫn hộ kinh doanh đăng ký doanh nghiệp.
Thời gian hoàn thành: Quý II/2026.
- Phòng Kinh tế chủ trì, phối hợp với Công an phường rà soát danh sách hộ kinh doanh theo tổ dân phố.
Thời gian hoàn thành: Trong Quý III - IV/2026.
- Rà soát nhà, đất công chưa sử dụng; lập danh mục cho thuê; công bố danh mục trên cổng thông tin.
Thời gian hoàn thành: 31/12/2026.
2. Tuyên truyền
- Tuyên truyền chính sách thuế đến hộ kinh doanh trên hệ thống truyền thanh.
Thời gian thực hiện: Thường xuyên.
- Tổ chức hội nghị đối thoại với hộ kinh doanh.
Thời gian thực hiện: Hằng năm, bắt đầu từ năm 2026.
- Phát động thi đua trong hộ kinh doanh.
IV. TỔ CHỨC THỰC HIỆN
- Phòng Kinh tế, Hạ tầng và Đô thị tổng hợp, báo cáo kết quả thực hiện trước ngày 05/12 hằng năm.
"""


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ward(db):
    return make.ward()


@pytest.fixture
def chief(ward):
    return make.officer(ward, Role.OFFICE_CHIEF)


@pytest.fixture
def economy(ward):
    return make.unit(ward, "Phòng Kinh tế, Hạ tầng và Đô thị")


@pytest.fixture
def counter(ward):
    return make.unit(ward, "Trung tâm Phục vụ hành chính công", kind=UnitKind.CENTRE)


@pytest.fixture
def police(ward):
    return make.unit(ward, "Công an phường", kind=UnitKind.POLICE)


@pytest.fixture
def units(economy, counter, police):
    return economy, counter, police


@pytest.fixture
def reading(chief, units):
    """The plan above, read."""
    return read(PLAN, chief)


def read(text, by, name="ke-hoach.txt", **facts):
    queued = start_reading(text.encode(), name, by=by, **facts)
    read_document(ward_id=by.ward_id, reading_id=queued.pk)
    queued.refresh_from_db()
    return queued


def draft(of, words):
    """The draft whose title holds the words."""
    return of.drafts.get(title__contains=words)
