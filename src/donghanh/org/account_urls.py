"""Addresses of sign-in, under the names that allauth itself resolves; what is not listed does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from donghanh.org.views.signing_in import SignInView

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="account_login"),
    path("dang-xuat/", account.LogoutView.as_view(template_name="org/sign_out.html"), name="account_logout"),
    path(
        "dang-nhap/ma/",
        second_factor.AuthenticateView.as_view(template_name="org/sign_in_code.html"),
        name="mfa_authenticate",
    ),
    path(
        "tai-khoan/mat-khau/",
        account.PasswordChangeView.as_view(template_name="org/change_password.html"),
        name="account_change_password",
    ),
    path(
        "tai-khoan/xac-nhan/",
        account.ReauthenticateView.as_view(template_name="org/reauthenticate.html"),
        name="account_reauthenticate",
    ),
    path(
        "tai-khoan/xac-nhan/ma/",
        second_factor.ReauthenticateView.as_view(template_name="org/reauthenticate.html"),
        name="mfa_reauthenticate",
    ),
    path(
        "tai-khoan/lop-hai/",
        second_factor.IndexView.as_view(template_name="org/second_factor.html"),
        name="mfa_index",
    ),
    path(
        "tai-khoan/lop-hai/bat/",
        totp.ActivateTOTPView.as_view(template_name="org/activate_second_factor.html"),
        name="mfa_activate_totp",
    ),
    path(
        "tai-khoan/lop-hai/tat/",
        totp.DeactivateTOTPView.as_view(template_name="org/deactivate_second_factor.html"),
        name="mfa_deactivate_totp",
    ),
    path(
        "tai-khoan/ma-du-phong/",
        recovery_codes.ViewRecoveryCodesView.as_view(template_name="org/recovery_codes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/ma-du-phong/tao-lai/",
        recovery_codes.GenerateRecoveryCodesView.as_view(template_name="org/generate_recovery_codes.html"),
        name="mfa_generate_recovery_codes",
    ),
]
