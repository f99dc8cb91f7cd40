import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.ui.forms import DateField, FileInput, UploadField, file_limits


class PlanForm(forms.Form):
    title = forms.CharField(label="Trích yếu", help_text="Như trên văn bản.")
    due_on = DateField(label="Hạn", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("Hạn mới phải sau hạn hiện tại.")


@pytest.mark.parametrize(
    "typed", ["5/2/2026", "05/02/2026", "05-02-2026", "5.2.2026", "2026-02-05", "5/2/26"]
)
def test_a_date_is_read_day_first(typed):
    assert DateField().clean(typed) == date(2026, 2, 5)


@pytest.mark.parametrize("typed", ["31/9/2026", "2026", "mai", "30/13/2026", "30/9/0206", "31/12/9999"])
def test_a_date_that_is_none_says_how_to_write_one(typed):
    with pytest.raises(forms.ValidationError) as error:
        DateField().clean(typed)
    assert error.value.messages == ["Ghi ngày theo dạng ngày/tháng/năm, ví dụ 30/9/2026."]


def test_a_date_is_shown_as_documents_write_it():
    html = str(PlanForm(initial={"due_on": date(2026, 9, 30)})["due_on"])
    assert 'value="30/9/2026"' in html
    assert 'inputmode="numeric"' in html


def test_what_was_typed_wrongly_stays_in_the_field():
    assert 'value="31/9/2026"' in str(PlanForm({"due_on": "31/9/2026"})["due_on"])


def test_label_help_and_error_belong_to_their_control():
    html = PlanForm({"kind": "a"})["title"].as_field_group()
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert described == ["id_title_helptext", "id_title_error"]
    assert [html.count(f'id="{name}"') for name in described] == [1, 1]
    assert '<label for="id_title">' in html
    assert 'aria-invalid="true"' in html
    assert html.index('id="id_title_error"') < html.index("<input")


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    html = PlanForm({"title": "x"})["kind"].as_field_group()
    assert html.startswith('<fieldset class="field invalid" aria-describedby="id_kind_error">')
    assert "<legend>Loại</legend>" in html


def test_what_may_be_left_out_says_so():
    assert "(không bắt buộc)" in PlanForm()["due_on"].as_field_group()
    assert "(không bắt buộc)" not in PlanForm()["title"].as_field_group()


def test_the_summary_leads_to_every_field_that_is_wrong():
    html = str(PlanForm({"due_on": "31/9/2026"}))
    summary = html.partition("data-errors")[2].partition("</div>")[0]
    assert re.findall(r'<a href="#([\w-]+)">([^<]+)</a>', summary) == [
        ("id_title", "Trích yếu"),
        ("id_due_on", "Hạn"),
        ("id_kind", "Loại"),
    ]
    assert "Hạn mới phải sau hạn hiện tại." in summary


def test_every_link_of_the_summary_has_its_target():
    html = str(PlanForm({}))
    targets = re.findall(r'<a href="#([\w-]+)"', html)
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_a_form_without_errors_has_no_summary():
    assert "data-errors" not in str(PlanForm())


def test_a_file_field_offers_its_endings_and_says_its_limits():
    class Upload(forms.Form):
        file = forms.FileField(
            widget=FileInput([".docx", ".pdf"]), help_text=file_limits([".docx"], 25 * 1024**2)
        )

    html = Upload()["file"].as_field_group()
    assert 'accept=".docx,.pdf"' in html
    assert ".docx; mỗi tệp không quá 25 MB." in html
    assert Upload({}, {"file": SimpleUploadedFile("a.docx", b"x")}).is_valid() is True


class Unread(SimpleUploadedFile):
    """A file that must not be read."""

    def read(self, *args):
        raise AssertionError("read")


def test_a_file_over_the_limit_is_refused_unread():
    upload = Unread("a.pdf", b"")
    upload.size = 25 * 1024 * 1024 + 1
    with pytest.raises(forms.ValidationError) as error:
        UploadField([".pdf"], 25 * 1024 * 1024).clean(upload)
    assert error.value.messages == ["Tệp lớn hơn 25 MB. Hãy giảm dung lượng hoặc chia nhỏ."]


def test_a_file_up_to_the_limit_is_taken():
    upload = SimpleUploadedFile("a.pdf", b"%PDF")
    assert UploadField([".pdf"], 4).clean(upload) is upload
