"""Each repair: what it must put right, and what only looks like damage and must stay."""

from __future__ import annotations

import pytest

from govdocs.model import Official, Paragraph, Section, walk
from govdocs.reading import Draft, read_text
from tests.reading.repair.damage import wrap

_OPENING = (
    "在全市人才工作会议上的讲话\n同志们：\n这次会议的主要任务是总结工作、部署任务。下面，我讲几点意见。\n"
)


def _paragraphs(draft: Draft) -> list[str]:
    return [node.text for _, node in walk(draft.document.body) if isinstance(node, Paragraph)]


def _headings(draft: Draft) -> list[str]:
    return [node.heading for _, node in walk(draft.document.body) if isinstance(node, Section)]


def _steps(draft: Draft) -> set[str]:
    return {repair.step for repair in draft.repairs}


_BODY = "各级党委要把人才工作摆上重要位置，一级抓一级，层层抓落实，确保各项任务落到实处、见到实效。"


@pytest.mark.parametrize(
    ("step", "line", "repaired"),
    [
        ("invisible", "要\u200b抓好人才\ufeff工作。", "要抓好人才工作。"),
        ("markup", "<p class=\"a\">要抓好<strong>人才</strong>工作&ldquo;头等大事&rdquo;。</p>", "要抓好人才工作“头等大事”。"),
        ("stray-blank", "今年全市引进 高层次人才，数量 比上年增长 12.5%，势头很好。", "今年全市引进高层次人才，数量比上年增长12.5%，势头很好。"),
        ("odd-blank", "\u00a0联系\u00a0人　李　明", "联系 人　李　明"),
        ("half-width-mark", "要用好人才,留住人才(特别是青年人才).", "要用好人才，留住人才（特别是青年人才）."),
        ("half-width-mark", "法律、法规规定的其他职责.", "法律、法规规定的其他职责。"),
        ("full-width-figure", "到２０２７年，引进１２．５万人。", "到2027年，引进12.5万人。"),
    ],
)  # fmt: skip
def test_characters_are_put_right_and_listed(step: str, line: str, repaired: str) -> None:
    draft = read_text(f"{_OPENING}{line}\n")
    assert step in _steps(draft)
    assert _paragraphs(draft)[-1] == repaired


@pytest.mark.parametrize(
    "line",
    [
        "参加会议的有：李　明、王 华、张 强，以及各县（市、区）委书记。",
        "全市R&D经费投入3,217万元，比例为3:1，见www.example.cn/a?b=1&c=2。",
        "a<b 且 c>d 时，按 GB/T 9704 办理。",
        "会议时间 2026年3月1日 上午",
        "人才工作......",
        "详见公报第3卷第2期，作者王芳等.No",
    ],
)
def test_what_is_no_damage_stays(line: str) -> None:
    draft = read_text(f"{_OPENING}{line}\n")
    assert _paragraphs(draft)[-1] == line


def test_a_paragraph_broken_in_mid_word_is_one_again() -> None:
    half = len(_BODY) // 2
    draft = read_text(f"{_OPENING}{_BODY}{_BODY[:half]}\n{_BODY[half:]}\n{_BODY}\n")
    assert _paragraphs(draft)[1:] == [_BODY + _BODY, _BODY]


def test_paragraphs_that_end_and_names_in_lists_are_not_joined() -> None:
    lines = [_BODY, "李　明　王　华　张　强", "云陵市委组织部", _BODY]
    assert _paragraphs(read_text(_OPENING + "\n".join(lines)))[1:] == lines


def test_a_wrap_that_puts_an_ordinal_at_a_line_start_makes_no_heading() -> None:
    text = (
        f"{_OPENING}一、认清形势\n{_BODY}\n（一）成绩来之不易。{_BODY}\n（二）问题不容忽视。{_BODY}从全市看，产业结构单\n"
        f"一、结构性矛盾突出，科技含量不高，这些问题还没有得到根本改变。\n二、明确任务\n{_BODY}\n三、加强领导\n{_BODY}\n"
    )
    draft = read_text(text)
    assert _headings(draft) == ["认清形势", "成绩来之不易", "问题不容忽视", "明确任务", "加强领导"]
    assert "产业结构单一、结构性矛盾突出" in "".join(_paragraphs(draft))


def test_statutes_on_one_line_are_taken_apart_by_their_ordinals() -> None:
    draft = read_text(
        "云陵市人才公寓管理办法第一章　总则第一条　为了加强管理，根据本市第三条规定，制定本办法。第二条　本办法适用于本市。"
        "第二章　申请第三条　申请人应当符合下列条件：（一）在本市工作；（二）没有住房。第四条　符合第三条条件的，可以申请。"
        "第三章　附则第五条　本办法自发布之日起施行。"
    )
    assert draft.document.title == "云陵市人才公寓管理办法"
    assert [heading for heading in _headings(draft) if heading] == ["总则", "申请", "附则"]
    assert len(_headings(draft)) >= 8


def test_headings_glued_to_their_bodies_are_cut_off_and_say_how_sure_that_is() -> None:
    draft = read_text(
        f"{_OPENING}"
        "一、深化思想认识，切实增强做好人才工作的责任感和紧迫感人才是第一资源，国家发展靠人才，民族振兴靠人才，"
        "党的事业兴旺发达更要靠人才，我们必须从全局和战略的高度充分认识做好人才工作的极端重要性，抓紧抓实抓好。\n"
        f"二、突出工作重点，加快建设高素质人才队伍今后一个时期，要围绕全市发展大局，坚持引进与培养并举，以用为本，"
        f"以产聚才，以才兴业，努力形成人才辈出、人尽其才、才尽其用的生动局面，为现代化建设提供坚强支撑。{_BODY}\n"
        "三、加强组织领导，形成齐抓共管的工作合力各级党委要坚持党管人才原则，健全领导体制和工作机制，落实目标责任，"
        "组织部门要牵头抓总，有关部门要各司其职、密切配合，社会力量要广泛参与，形成做好人才工作的强大合力。\n"
    )
    assert _headings(draft) == [
        "深化思想认识，切实增强做好人才工作的责任感和紧迫感",
        "突出工作重点，加快建设高素质人才队伍",
        "加强组织领导，形成齐抓共管的工作合力",
    ]
    assert all(0 < trace.confidence < 1 for trace in draft.trace.values() if trace.heading)
    assert any("粘" in reason for trace in draft.trace.values() for reason in trace.evidence)


_GLUED_ALIKE = (
    ("着力建好用好人才驿站，人才服务质量稳步提高", "驿站建设提速扩面，服务半径不断缩短。"),
    ("着力引进培养紧缺人才，人才队伍结构明显改善", "引才渠道越拓越宽，外地高校合作更加紧密。"),
    ("着力支持企业用好人才，人才创新成果加速涌现", "企业主体地位突出，联合攻关项目增多。"),
    ("着力改革评价激励办法，人才发展活力有效激发", "职称评审权力下放，用人单位自己说了算。"),
    ("着力做实做细联系服务，人才来云意愿更加强烈", "联系专家制度落实，领导干部带头走访。"),
)


def test_headings_that_may_each_end_in_several_places_end_where_all_are_alike() -> None:
    lines = "\n".join(
        f"（{number}）{heading}{body}{_BODY}"
        for number, (heading, body) in zip("一二三四五", _GLUED_ALIKE, strict=True)
    )
    assert _headings(read_text(f"{_OPENING}{lines}\n")) == [heading for heading, _ in _GLUED_ALIKE]


def test_a_heading_run_in_and_very_long_is_not_sure() -> None:
    long = (
        "坚持引进与培养并举、以用为本、以产聚才、以才兴业，加快建设一支规模宏大、结构合理、素质优良的人才队伍"
    )
    others = ["加强领导", "加大投入", "改善服务", "营造氛围"]
    lines = "\n".join(
        f"{number}、{heading}。{_BODY}" for number, heading in zip("一二三四五", [long, *others], strict=True)
    )
    sure = {
        trace.heading.text: trace.confidence
        for trace in read_text(f"{_OPENING}{lines}\n").trace.values()
        if trace.heading
    }
    assert sure == {long: 0.6, **dict.fromkeys(others, 1.0)}


def test_numbered_paragraphs_of_body_text_are_not_cut() -> None:
    lines = [
        "一、对在全市范围内承担重点科研任务的青年科技人员，由所在单位按照有关规定给予每人每年不超过两万元的补助，所需经费从市人才发展专项资金中列支，"
        "由市财政局会同市委组织部按年度下达，并接受审计监督。",
        "二、对经认定的技能大师工作室，由市人力资源社会保障局按照每个不超过十万元的标准给予一次性建设经费，用于购置设备、开展技术攻关、带徒传艺，"
        "任何单位和个人不得挤占、截留、挪用。",
    ]
    draft = read_text("关于有关补助标准的规定\n" + "\n".join(lines))
    assert "".join(lines)[2:20] in "".join(_paragraphs(draft)) + "".join(_headings(draft))
    assert "glued-body" not in _steps(draft)


def test_a_web_page_leaves_nothing_of_itself() -> None:
    page = (
        "下载\n打印\n【字号：\n大\n中\n小\n】\n"
        + _OPENING
        + f"{_BODY}\n" * 3
        + "责任编辑：某某\n相关报道：\n关闭窗口\n"
    )
    draft = read_text(page)
    assert draft.document.title == "在全市人才工作会议上的讲话"
    assert _paragraphs(draft)[1:] == [_BODY] * 3


def test_contents_that_say_the_headings_again_go() -> None:
    headings = ["第一章　总则", "第二章　管理", "第三章　附则"]
    body = "\n".join(
        f"{heading}\n第{number}条　{_BODY}" for heading, number in zip(headings, "一二三", strict=True)
    )
    draft = read_text(
        "云陵市人才公寓管理办法\n目　录\n"
        + "\n".join(f"{one}……{at}" for at, one in enumerate(headings, 1))
        + f"\n{body}"
    )
    assert [heading for heading in _headings(draft) if heading] == ["总则", "管理", "附则"]
    assert "contents" in _steps(draft)


def test_a_text_pasted_twice_is_read_once_and_two_years_alike_are_not() -> None:
    body = "".join(f"第{at}项工作由牵头单位负责，{_BODY}\n" for at in range(1, 12))
    assert len(_paragraphs(read_text(_OPENING + body + _OPENING + body))) == len(
        _paragraphs(read_text(_OPENING + body))
    )
    other = body.replace("第3项", "第三项")
    assert "doubled-text" not in _steps(read_text(_OPENING + body + _OPENING + other))


def test_page_numbers_that_count_on_go_and_lone_figures_stay() -> None:
    text = _OPENING + "".join(f"{_BODY}\n— {page} —\n" for page in range(1, 5))
    assert _paragraphs(read_text(text))[1:] == [_BODY] * 4
    assert "12" in _paragraphs(read_text(f"{_OPENING}{_BODY}\n12\n{_BODY}\n"))


def test_mojibake_is_reported_and_stays() -> None:
    draft = read_text(f"{_OPENING}锟斤拷要抓好落实。\n")
    assert "reading.mojibake" in {finding.rule for finding in draft.findings}
    assert _paragraphs(draft)[-1] == "锟斤拷要抓好落实。"


def test_where_blank_lines_part_the_paragraphs_a_line_without_one_carries_on() -> None:
    lines = [_BODY, f"{_BODY[:30]}经认真研\n究，现将有关事项通知如下：", "请高度重视，抓好落实。", _BODY, _BODY]
    text = "关于做好人才统计的通知\n\n各县（区）委：\n\n" + "\n\n".join(lines)
    assert f"{_BODY[:30]}经认真研究，现将有关事项通知如下：" in _paragraphs(read_text(text))


def test_a_word_that_a_break_cuts_is_known_though_the_text_has_it_nowhere_else() -> None:
    first, second = "为深入实施人才强市战略，根据市委关于人才工作的总体部署，经研", "究，决定开展申报工作。现将有关事项通知如下："
    draft = read_text(f"关于人才申报的通知\n各县（区）委：\n{first}\n{second}\n一、申报范围\n{_BODY}\n")
    assert first + second in _paragraphs(draft)


def test_a_heading_with_a_comma_of_a_chapter_or_a_section_is_one() -> None:
    text = (
        "云陵市人才发展规划\n第一章　把握形势，增强人才工作紧迫感\n“十四五”时期，人才工作取得成效。\n第一节　人才引领，服务发展\n作用增强。\n"
        "第二章　明确目标，开创人才工作新局面\n按照第一章，抓好落实。\n第三章实施工程，建设人才强市\n到2030年，建成人才强市。\n"
    )
    headings = ["把握形势，增强人才工作紧迫感", "人才引领，服务发展", "明确目标，开创人才工作新局面", "实施工程，建设人才强市"]
    assert _headings(read_text(text)) == headings


@pytest.mark.parametrize("line", ["第二章，有关部门要抓好落实", "第一节的内容，要认真学习", "第三章规定的职责，由市委人才办承担。"])
def test_a_mention_of_a_chapter_is_no_heading(line: str) -> None:
    assert _headings(read_text(f"{_OPENING}第一章　总则\n{_BODY}\n{line}\n{_BODY}\n")) == ["总则"]


def test_headings_among_indented_paragraphs_without_full_stops_stay_headings() -> None:
    sentence = "　　“十四五”时期，全市人才规模不断扩大，人才结构持续优化，人才效能明显提升"
    chapters = [f"　　第{at}章　{name}　　{_BODY[:20]}" for at, name in zip("二三四", ("目标", "任务", "保障"), strict=True)]
    text = f"云陵市人才发展规划纲要\n{sentence}\n" + "".join(f"{chapter}\n{sentence}\n{_BODY[:-1]}\n" for chapter in chapters)
    assert _headings(read_text(text)) == ["目标", "任务", "保障"]


def test_the_wide_blanks_of_a_short_chapter_name_end_no_line() -> None:
    text = "云陵市人才办法\n第一章　总　　则第一条　为了加强人才工作，根据国家、省有关规定，结合本市实际，制定本办法。各县（市、区）人才工作，适用本办法；法律、法规另有规定的，从其规定。\n第二条　本办法自印发之日起施行。\n第二章　附　　则\n第三条　略。\n"
    assert _headings(read_text(text))[0] == "总　　则"


@pytest.mark.parametrize("width", [35, 40, 60])
def test_a_few_paragraphs_wrapped_at_one_width_are_joined(width: int) -> None:
    paragraphs = [f"{at}月，{_BODY}{_BODY[:11 + at]}，{_BODY}" for at in range(1, 9)]
    lines = [wrap(paragraph, width) if at % 2 else paragraph for at, paragraph in enumerate(paragraphs)]
    assert _paragraphs(read_text(_OPENING + "\n".join(lines)))[1:] == paragraphs


def test_headings_of_one_length_above_short_paragraphs_are_no_wrapped_text() -> None:
    lines = [
        "提高政治站位，强化理论武装", "我们深入学习领会，抓好落实。", "突出工作重点，聚焦主责主业", "我们坚持问题导向，真抓实干。",
        "强化责任担当，确保取得实效", "我们坚持目标导向，久久为功。",
    ]  # fmt: skip
    assert _paragraphs(read_text(_OPENING + "\n".join(lines)))[1:] == lines


def test_an_article_wrapped_alone_is_joined() -> None:
    duty = "重点实验室应当依托高等学校、科研院所、企业、医疗卫生机构建设，鼓励加强实体化运行，承担国家和本市人才培养任务。"
    articles = [f"第{at}条　{duty[:30 + value]}{duty[30:]}" for value, at in enumerate("一二三四五六")]
    lines = [wrap(article, 36) if at % 2 else article for at, article in enumerate(articles)]
    assert _paragraphs(read_text("云陵市重点实验室管理办法\n" + "\n".join(lines))) == [article[4:] for article in articles]


@pytest.mark.parametrize(
    "foot",
    ["{}\n\n云陵市人才发展规划", "— {} —\n\n云陵市人才发展规划\n", "云陵市人才发展规划　　　　{}", "- {} -\t\t云陵市人才发展规划", "第{}页　共9页"],
)
def test_page_numbers_go_with_the_running_head_beside_them(foot: str) -> None:
    first = "全市各级党组织要把人才工作摆上突出位置，坚持党\n管人才原则，着力集聚爱国奉献的优秀人才，推进各项\n工作，为{}月份的高质量发展提供坚强的组织保障，抓好落\n{}\n实，不断开创新局面。\n"
    text = _OPENING + "".join(first.format(page, foot.format(page)) for page in range(1, 6))
    found = _paragraphs(read_text(text))[1:]
    assert len(found) == 5
    assert all(paragraph.endswith("组织保障，抓好落实，不断开创新局面。") for paragraph in found)


def test_rows_that_count_on_are_no_running_heads() -> None:
    rows = ["一等奖　　1", "一等奖　　2", "一等奖　　3", "一等奖　　4"]
    assert _paragraphs(read_text(_OPENING + "\n".join(rows)))[1:] == rows


def test_a_text_on_one_line_is_broken_at_the_blanks_its_line_ends_left() -> None:
    text = (
        "关于加强青年人才住房保障的实施意见 云政办发〔2026〕8号 各县（市、区）人民政府： 为优化人才发展环境，现提出如下意见。 一、总体要求 坚持分类保障，"
        "到2028年，筹集公寓2万套。 二、重点任务 （一）加大筹集力度。新建一批、改建一批。支持企业建设公寓。 （二）完善补贴政策。最长36个月。 "
        "三、保障措施 （一）加强领导。抓好落实。 （二）强化保障。统筹安排资金。 本意见自2026年7月1日起施行。 云陵市人民政府办公室 2026年6月12日"
    )
    draft = read_text(text)
    assert _headings(draft) == [
        "总体要求", "重点任务", "加大筹集力度", "完善补贴政策", "保障措施", "加强领导", "强化保障",
    ]  # fmt: skip
    document = draft.document
    assert isinstance(document, Official)
    assert document.addressee == "各县（市、区）人民政府"
    assert document.document_number == "云政办发〔2026〕8号"
    assert (document.signature, str(document.date)) == (("云陵市人民政府办公室",), "2026年6月12日")
    assert _paragraphs(draft)[-1] == "本意见自2026年7月1日起施行。"


def test_stray_blanks_break_no_text_on_one_line_whose_ordinals_have_none_before_them() -> None:
    text = f"{_OPENING.splitlines()[0]} 同志们：一、认清 形势。{_BODY}{_BODY} 二、明确任务。{_BODY}三、加强领导。{_BODY} 四、抓好落实。{_BODY}五、严肃 纪律。{_BODY}"
    assert _headings(read_text(text)) == ["认清形势", "明确任务", "加强领导", "抓好落实", "严肃纪律"]


def test_an_amount_at_a_line_start_is_the_rest_of_a_sentence_and_a_year_is_none() -> None:
    first, second = "随着引才数量增长，资金缺口较大。其中：公寓建设1200万元，服务保障", "300万元。"
    heading, year = "加强组织领导，狠抓工作落实，推动人才事业高质量发展", "2025年，全市新增高技能人才3000人。"
    draft = read_text(_OPENING + "\n".join((first, second, heading, year)))
    assert _paragraphs(draft)[1:] == [first + second, heading, year]
