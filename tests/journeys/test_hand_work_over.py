"""An officer leaves: the work waits with the position, the head hands it out, with minutes. Two units merge."""

import io

from docx import Document

from tests.journeys.person import Person

LEAVER, HEIR = "Lê Quốc Toản", "Trần Thu Hằng"
MERGED = "Hội Nông dân và Cựu chiến binh phường"


def test_who_leaves_leaves_the_work_to_the_position_and_the_head_hands_it_out(officer):
    administrator, head = officer("quantri"), officer("truongphong")

    when_the_leaving_is_recorded(administrator)
    then_the_head_finds_the_work_waiting(head)
    when_the_head_hands_it_out(head)
    then_the_minutes_can_be_signed(head)
    then_the_receiver_hears_once(officer("chuyenvien", phone=True))


def test_two_units_merge_after_everything_was_seen(officer):
    administrator = officer("quantri")

    when_the_merger_is_looked_at(administrator)
    then_nothing_has_happened_yet(administrator)
    when_it_is_confirmed(administrator)
    then_documents_that_use_an_old_name_mean_the_new_unit(administrator)


def when_the_leaving_is_recorded(administrator: Person) -> None:
    administrator.opens("/can-bo/")
    administrator.clicks(LEAVER)
    administrator.clicks("Ghi nhận thôi công tác")
    administrator.reads("Nhiệm vụ chưa xong đang phụ trách")
    administrator.writes("Lý do", "Quyết định số 88/QĐ-UBND về việc nghỉ hưu")
    administrator.stops_at("thoi-cong-tac")
    administrator.clicks("Ghi nhận")
    administrator.reads("không còn quyền truy cập")


def then_the_head_finds_the_work_waiting(head: Person) -> None:
    head.opens("/ban-giao/")
    head.reads("vị trí đang trống")
    head.stops_at("ban-giao")


def when_the_head_hands_it_out(head: Person) -> None:
    head.page.get_by_role("link", name="Chuyên viên", exact=True).click()
    head.page.get_by_label("Người nhận tất cả").select_option(label=HEIR)
    head.writes("Lý do", "Phân công lại sau khi đồng chí Toản nghỉ hưu")
    head.stops_at("giao-viec-cua-chuc-danh")
    head.page.get_by_role("button", name="Bàn giao", exact=True).click()
    head.reads("Đã bàn giao")
    head.stops_at("lan-ban-giao")


def then_the_minutes_can_be_signed(head: Person) -> None:
    document = Document(io.BytesIO(head.downloads("Biên bản để ký").read_bytes()))
    assert "BIÊN BẢN" in [paragraph.text for paragraph in document.paragraphs]
    assert HEIR in [cell.text for row in document.tables[1].rows for cell in row.cells]


def then_the_receiver_hears_once(receiver: Person) -> None:
    receiver.opens("/thong-bao/")
    told = receiver.page.get_by_role("listitem").filter(has_text="Phân công lại sau khi")
    assert told.count() == 1
    receiver.clicks("Mở", within=told.first)
    receiver.reads("Các việc tại thời điểm bàn giao")
    receiver.stops_at("viec-da-nhan")


def when_the_merger_is_looked_at(administrator: Person) -> None:
    administrator.opens("/don-vi/sap-nhap/")
    for unit in ("Hội Nông dân phường", "Hội Cựu chiến binh phường"):
        administrator.page.get_by_label(unit).check()
    administrator.writes("Tên đơn vị mới", MERGED)
    administrator.page.get_by_label("Loại đơn vị").select_option(label="Mặt trận và đoàn thể")
    administrator.page.get_by_label("Quan hệ").select_option(label="Đề nghị")
    administrator.writes("Căn cứ", "Quyết định số 21/QĐ-MTTQ")
    administrator.clicks("Xem trước")
    administrator.reads("Những gì giữ nguyên")
    administrator.stops_at("xem-truoc-sap-nhap")


def then_nothing_has_happened_yet(administrator: Person) -> None:
    other = administrator.context.new_page()
    other.goto("/don-vi/")
    assert other.get_by_role("link", name="Hội Nông dân phường").count() == 1
    assert other.get_by_role("link", name=MERGED).count() == 0
    other.close()


def when_it_is_confirmed(administrator: Person) -> None:
    administrator.page.get_by_role("button", name="Sáp nhập", exact=True).click()
    administrator.reads("Đã sáp nhập đơn vị")


def then_documents_that_use_an_old_name_mean_the_new_unit(administrator: Person) -> None:
    administrator.reads_heading(MERGED)
    for name in ("Hội Nông dân phường", "Hội Cựu chiến binh phường"):
        administrator.reads(name)
    administrator.stops_at("don-vi-sau-sap-nhap")
