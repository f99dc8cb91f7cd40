"""Who issues the demo's plans. No name under the signature: it is never a real person's."""

from donghanh.paperwork.writing import Issuer, Signature

AI_QUOC = Issuer("Ủy ban nhân dân phường Ái Quốc", ("ỦY BAN NHÂN DÂN", "PHƯỜNG ÁI QUỐC"), "Ái Quốc")
SIGNATURE = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
