"""The output profile means sRGB to a colour manager that knows nothing of us."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from govdocs.writing.pdf.colour import srgb_profile


def test_profile_names_itself_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"


def test_colours_come_out_as_in_another_srgb_profile() -> None:
    shades = [0, 1, 40, 128, 200, 255]
    colours = [(red, green, blue) for red in shades for green in shades for blue in shades]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    turned = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"))
    assert turned is not None
    pairs = zip(image.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1
