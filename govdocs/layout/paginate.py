"""Filling pages: strips stacked down the 版心, headings never last, — 1 — at the foot."""

from __future__ import annotations

from dataclasses import replace

from govdocs.layout.letterhead import set_rule
from govdocs.layout.page import Line, Page, Rule
from govdocs.layout.paragraph import set_text
from govdocs.layout.pieces import set_blocks, turned
from govdocs.layout.sheet import ParagraphStyle, StyleSheet
from govdocs.layout.strip import ASCENT, Piece, Sentences, Strip
from govdocs.templating.flow import Flow, ImprintBlock, PageTurn, RuleBlock

_TOLERANCE = 0.1


def paginate(flow: Flow, sheet: StyleSheet, *, drawn: bool = True) -> list[Page]:
    """The pages of a flow, at least one, every line at its place in points.

    Where it is only asked on which page a block stands, lines need not be `drawn`: those of paragraphs and tables
    then have no segments, and pages neither rules, seals nor numbers, which takes a third of the time.
    """
    return _Paginator(flow, sheet, drawn=drawn).pages()


class _Paginator:
    """Stacks pieces; `y` is where the next strip begins."""

    def __init__(self, flow: Flow, sheet: StyleSheet, *, drawn: bool = True) -> None:
        self.flow = flow
        self.drawn = drawn
        self.sheet = sheet
        self.form = sheet.page
        self.done: list[Page] = []
        self.unnumbered: set[int] = set()
        self.cuts: dict[int, list[int]] = {}
        self._open_page()

    def _open_page(self) -> None:
        self.page = Page(len(self.done) + 1, landscape=self.form is not self.sheet.page)
        self.done.append(self.page)
        self.fresh = True  # while nothing stands on the page
        self.y = self.form.top
        self.bottom = self.form.height - self.form.bottom + _TOLERANCE
        self.tail: tuple[int, Strip] | None = None

    def pages(self) -> list[Page]:
        pieces = list(set_blocks(self.flow, self.sheet, drawn=self.drawn))
        for index, piece in enumerate(pieces):
            if isinstance(piece, PageTurn):
                self._turn_sheet(piece)
            elif isinstance(self.flow.blocks[piece.block], ImprintBlock):
                self._place_at_foot(piece)
            else:
                self._place(piece, pieces, index)
        if self.fresh and len(self.done) > 1:
            self.done.pop()  # turned over, and nothing followed
        for page in self.done:
            if self.drawn and page.number not in self.unnumbered:
                page.artifacts.append(page_number_line(page.number, self.sheet, len(self.done)))
        self._mark_letter()
        return self.done

    def _turn_sheet(self, turn: PageTurn) -> None:
        self.form = turned(self.sheet.page) if turn.landscape else self.sheet.page
        if self.fresh:
            self.done.pop()
        self._open_page()

    def _place(self, piece: Piece, pieces: list[Piece | PageTurn], index: int) -> None:
        if piece.new_page and not self.fresh:
            self._open_page()
        before = self._blank(piece)
        if not self.fresh and self.y + before + self._needed(pieces, index) > self.bottom:
            self._overflow(piece)
            before = self._blank(piece)
        self.y += before
        if piece.sentences and self.y + piece.height > self.bottom:
            self._place_sentences(piece, piece.sentences)
        else:
            self._place_strips(piece)
        self.y += piece.after

    def _place_sentences(self, piece: Piece, sentences: Sentences) -> None:
        """A paragraph over several pages, each but the last ending with a sentence where one fits."""
        start, total = 0, sentences.strip_ends[-1]
        strips, ends = piece.strips, sentences.strip_ends
        while strips:
            room = int((self.bottom - self.y) / strips[0].height)
            if len(strips) <= room:
                end = total
            else:
                reach = ends[room - 1] if room else start
                end = max((stop for stop in sentences.ends if start < stop <= reach), default=start)
                if end == start and not self.fresh:
                    self._open_page()
                    continue
                end = end if end > start else reach
            for strip in sentences.set_part(start, end):
                self._put(piece.block, strip)
            start = end
            if start >= total:
                return
            self.cuts.setdefault(piece.block, []).append(start)
            self._open_page()
            strips = sentences.set_part(start, total)
            ends = [_end(strip) for strip in strips]

    def _place_strips(self, piece: Piece) -> None:
        for number, strip in enumerate(piece.strips):
            if number and self.y + strip.height > self.bottom:
                self._open_page()
                for repeated in piece.strips[: piece.repeated if number >= piece.repeated else 0]:
                    self._put(piece.block, repeated, artifact=True)
            self._put(piece.block, strip)

    def _blank(self, piece: Piece) -> float:
        """The blank above a piece in pt; none where a page begins, but on the first page of all."""
        if self.fresh and self.page.number > 1:
            return 0.0
        return max(piece.before, -self.form.top)

    def _needed(self, pieces: list[Piece | PageTurn], index: int) -> float:
        """The room a piece asks for: with what it must not be parted from, but never more than a page."""
        piece = pieces[index]
        assert isinstance(piece, Piece)
        first = needed = piece.first_height
        while piece.keep and index + 1 < len(pieces):
            index += 1
            following = pieces[index]
            if isinstance(following, PageTurn) or following.new_page:
                break
            piece = following
            needed += piece.before + piece.first_height
        whole = self.form.height - self.form.top - self.form.bottom
        return needed if needed <= whole else first

    def _overflow(self, piece: Piece) -> None:
        """A new page; a sign-off takes the last line of the text along, so that it never stands alone."""
        carried = self.tail if piece.follow and len(self.page.lines) > 1 else None
        if carried:
            block, strip = carried
            del self.page.lines[-len(strip.lines) :]
            self._open_page()
            self._put(block, strip)
        else:
            self._open_page()

    def _put(self, block: int, strip: Strip, *, artifact: bool = False) -> None:
        target = self.page.artifacts if artifact else self.page.lines
        for line in strip.lines:
            target.append(Line(self.y + line.rise, line.segments, block, line.first, line.cell))
        if self.drawn:
            self.page.rules += [_lowered(rule, self.y) for rule in strip.rules]
            self.page.seals += [(x, self.y + y) for x, y in strip.seals]
            self.page.pictures += [replace(placed, y=self.y + placed.y) for placed in strip.pictures]
        self.fresh = False
        self.y += strip.height
        self.tail = (block, strip) if strip.lines and not strip.rules else None

    def _place_at_foot(self, piece: Piece) -> None:
        """版记: its last rule on the foot of the 版心 of an even page (7.4.1; GB/T 33476.2 7.3.1)."""
        strip = piece.strips[0]
        foot = self.form.height - self.form.bottom
        if self.page.landscape:
            self._turn_sheet(PageTurn(False))
            foot = self.form.height - self.form.bottom
        if not self.fresh and self.y + self.sheet.grid.line_pitch / 2 > foot - strip.height:
            self._open_page()
        ruled = self.flow.blocks[piece.block].style == "imprint"  # type: ignore[union-attr]
        if ruled and self.sheet.imprint.even_page and self.page.number % 2:
            if self.fresh:
                self.unnumbered.add(self.page.number)
            self._open_page()
        if self.fresh and self.page.number > 1:
            # Blank pages before a 版记, and its own, bear no number (7.5).
            self.unnumbered.add(self.page.number)
        self.y = foot - strip.height
        self._put(piece.block, strip)

    def _mark_letter(self) -> None:
        """信函: the second double rule at the foot of page 1, which bears no number (10.1)."""
        if any(isinstance(block, RuleBlock) and block.style == "letter-top" for block in self.flow.blocks):
            first = self.done[0]
            rule = self.sheet.rules["letter-bottom"]
            strip = set_rule(rule, self.sheet)
            y = self.sheet.page.height - rule.page_bottom
            first.rules.extend(_lowered(line, y) for line in strip.rules)
            first.artifacts.clear()


def _end(strip: Strip) -> int:
    """The offset at which a strip of text ends."""
    last = strip.lines[-1].segments[-1]
    return last.at + len(last.text)


def _lowered(rule: Rule, y: float) -> Rule:
    return Rule(rule.x0, rule.y0 + y, rule.x1, rule.y1 + y, rule.width, rule.color)


def sentence_cuts(flow: Flow, sheet: StyleSheet) -> dict[int, list[int]]:
    """Where pages part a paragraph between sentences: block → offsets in its drawn text (reading copies)."""
    paginator = _Paginator(flow, sheet)
    paginator.pages()
    return paginator.cuts


def page_number_line(number: int, sheet: StyleSheet, total: int = 0) -> Line:
    """— 1 — in its place: right on odd pages, left on even ones, one 字 in (GB/T 9704-2012 7.5)."""
    style, form, page = sheet.style("page-number"), sheet.page_number, sheet.page
    text = form.form.format(page=number, pages=total)
    centred = form.place == "center"
    odd = number % 2 == 1 and not centred
    placed = ParagraphStyle(
        style.name,
        style.word,
        style.font,
        style.size,
        style.pitch,
        align="center" if centred else "right" if odd else "left",
        left=0.0 if odd or centred else style.outer,
        right=style.outer if odd else 0.0,
    )
    segments = set_text(text, placed, sheet, left=page.left, width=page.text_width)[0]
    for segment in segments:
        segment.font = style.font
    # The dash stands at the middle of the em box.
    middle = page.height - page.bottom + form.distance
    return Line(middle + (ASCENT - 0.5) * style.size, segments, -1)
