"""The popover behind "Aa": theme, typeface, size, spacing, width."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QSlider, QWidget

from ui.settings import Settings
from ui.widgets import button, caption

THEMES = (
    ("system", "Like the system"),
    ("light", "Light"),
    ("sepia", "Sepia"),
    ("dark", "Dark"),
    ("high-contrast", "High contrast"),
)
FONTS = (("serif", "Serif"), ("sans", "Sans"), ("dyslexic", "Dyslexia"))
NUMBERED = ((True, "Numbered"), (False, "Plain"))
FOCUS = (("none", "Off"), ("line", "Line"), ("sentence", "Sentence"), ("paragraph", "Paragraph"))
SLIDERS = (
    ("Size", "look/zoom", 60, 250, 10, 1.0, "{:.0f} %"),
    ("Line spacing", "look/leading", 120, 220, 5, 0.01, "{:.2f}"),
    ("Width", "look/measure", 45, 100, 1, 1.0, "{:.0f} characters"),
)


class Appearance(QFrame):
    """Every change is seen at once and remembered."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Type and theme")
        self._settings = settings
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 16, 20, 18)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(13)
        self._add_choices("Theme", "look/theme", THEMES)
        self._add_choices("Typeface", "look/font", FONTS)
        for text, key, low, high, step, unit, shown in SLIDERS:
            self._add_slider(text, key, (low, high, step), unit, shown)
        self._add_choices("Focus", "look/focus", FOCUS)
        self._add_choices("Paragraphs", "look/numbered", NUMBERED)

    def show_below(self, anchor: QWidget) -> None:
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        self.move(corner)
        self.show()

    def _add_choices(self, name: str, key: str, choices: Sequence[tuple[Any, str]]) -> None:
        box, group = QWidget(), QButtonGroup(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for value, text in choices:
            each = button(text, partial(self._settings.set, key, value))
            # "Off" alone says nothing to who cannot see the word beside it.
            each.setAccessibleName(f"{name}: {text}")
            each.setCheckable(True)
            each.setProperty("choice", True)
            each.setChecked(self._settings.get(key) == value)
            group.addButton(each)
            row.addWidget(each)
        row.addStretch(1)
        line = self._grid.rowCount()
        self._grid.addWidget(caption(name, "kind"), line, 0)
        self._grid.addWidget(box, line, 1, 1, 2)

    def _add_slider(self, text: str, key: str, span: tuple[int, int, int], unit: float, shown: str) -> None:
        low, high, step = span
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(text)
        slider.setRange(low, high)
        slider.setSingleStep(step)
        slider.setPageStep(step * 2)
        slider.setValue(round(self._settings.get(key) / unit))
        slider.setMinimumWidth(250)
        value = caption(shown.format(self._settings.get(key)), "small")

        def move(position: int) -> None:
            wanted: Any = type(self._settings.get(key))(round(position / step) * step * unit)
            value.setText(shown.format(wanted))
            self._settings.set(key, wanted)

        slider.valueChanged.connect(move)
        row = self._grid.rowCount()
        self._grid.addWidget(caption(text, "kind"), row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(value, row, 2)
