//! What is special to a language or a script: how it says a verdict, where its signs end a sentence, how it counts weeks.
//! Documents of a few lines about a mill, all invented.

use gonogo_report::Decision::{Conditional, Go, NoGo};
use gonogo_report::Severity;

use crate::reading::{decision, read};

/// A text of each language, so long that its language is known, whose status is open.
fn with_status(language: &str, said: &str) -> String {
    let (label, text) = match language {
        "es" => ("Estado", "La rueda y las piedras del molino se miran para que los sacos no se rompan con el viento."),
        "pt" => ("Status", "A roda e as pedras do moinho são vistas para que os sacos não se rompam com o vento."),
        "fr" => ("Statut", "La roue et les pierres du moulin sont vues pour que les sacs ne cèdent pas dans le vent."),
        "de" => {
            ("Status", "Das Rad und die Steine der Mühle sind zu prüfen, und der Wind ist nicht für die Säcke gut.")
        }
        "it" => ("Stato", "La ruota e le pietre del mulino si guardano per non rompere i sacchi con il vento."),
        "ru" => ("Статус", "Колесо и камни мельницы осмотрены."),
        "zh" => ("状态", "磨坊的轮子和石头已检查。"),
        "ja" => ("ステータス", "水車小屋の輪と石を調べました。"),
        _ => ("الحالة", "هذا تقرير عن عجلة الطاحونة وحجارتها."),
    };
    format!("# {label}\n\n**{label}:** {said}\n\n{text}\n")
}

#[test]
fn what_is_ready_for_a_step_before_going_live_or_needs_work_first_is_conditional() {
    for (language, said) in [
        ("es", "Lista para beta"),
        ("es", "Requiere correcciones antes del lanzamiento"),
        ("pt", "Pronto para fase de testes"),
        ("pt", "Precisa de melhorias antes da produção"),
        ("fr", "Prête pour une bêta fermée"),
        ("fr", "Nécessite des améliorations"),
        ("de", "Bereit für Tests"),
        ("de", "Korrekturen vor dem Go-Live erforderlich"),
        ("it", "Pronta per i test"),
        ("it", "Richiede correzioni prima del rilascio"),
        ("ru", "Готова к бета-тестированию"),
        ("ru", "Требуются исправления перед запуском"),
        ("zh", "修复阻塞项后可发布"),
        ("ja", "軽微な修正後にリリース可能"),
        ("ar", "يحتاج إلى إصلاحات قبل الإطلاق"),
    ] {
        assert_eq!(decision(&with_status(language, said)), Some(Conditional), "{language}: {said}");
    }
}

#[test]
fn each_language_allows_and_refuses_in_its_own_words() {
    for (language, allowed, refused) in [
        ("es", "Se puede lanzar", "No debe salir a producción"),
        ("pt", "Recomenda-se o deploy em produção", "Não liberar"),
        ("fr", "Peut être mise en production", "Mise en production déconseillée"),
        ("de", "Kann in Produktion gehen", "Vom Go-Live wird abgeraten"),
        ("it", "Può andare in produzione", "Non adatta alla produzione"),
        ("ru", "Можно выпускать", "Нельзя выпускать в продакшен"),
        ("zh", "可投入生产使用", "不满足上线标准"),
        ("ja", "本番稼働可能", "リリースは時期尚早"),
        ("ar", "يوصى بالإطلاق", "لا تنشر قبل إصلاح العجلة"),
    ] {
        assert_eq!(decision(&with_status(language, allowed)), Some(Go), "{language}: {allowed}");
        assert_eq!(decision(&with_status(language, refused)), Some(NoGo), "{language}: {refused}");
    }
}

#[test]
fn a_denial_ends_at_the_comma_of_its_script() {
    for (language, said) in [("zh", "没有阻塞问题，可以上线"), ("ar", "لا توجد مشاكل حرجة، جاهز للإنتاج")]
    {
        assert_eq!(decision(&with_status(language, said)), Some(Go), "{language}: {said}");
    }
    assert_eq!(decision(&with_status("zh", "尚未准备就绪")), Some(NoGo));
}

#[test]
fn a_sentence_without_spaces_may_decide() {
    let text = "# 磨坊验收报告\n\n磨坊的轮子和石头已检查。\n\n## 结论\n\n修复阻塞项后可发布。\n";
    assert_eq!(decision(text), Some(Conditional));
}

#[test]
fn labels_of_another_script_are_read_in_a_text_of_english() {
    let text = "# Mill Review\n\n**Дата:** 3 ноября 2025\n**Версия документа:** 2.1\n**Автор:** старший мельник\n\nThe wheel has an \
                owner, and each of the two stones is dressed by hand before the wind of autumn comes. The miller looks at the sails in \
                the morning and at the brake in the evening, and writes down what he finds in the book by the door.\n";
    let date = read(text).report.date.expect("a date");
    assert_eq!(date.date.map(|date| date.to_string()).as_deref(), Some("2025-11-03"));
}

#[test]
fn a_month_and_a_score_are_read_beside_signs_of_chinese() {
    let report =
        read("# 磨坊评估报告\n\n**评估日期**：2026年3月\n**总分**：85分（满分100分）\n\n磨坊的轮子已检查。\n").report;
    assert_eq!(report.date.map(|date| date.wording).as_deref(), Some("2026-03"));
    assert_eq!(report.score.map(|score| (score.value, score.max)), Some((85.0, 100.0)));
}

#[test]
fn weeks_are_counted_from_the_first_to_the_last_named() {
    for (plan, one, other) in
        [("行动计划", "第1-2周：轮子", "第3周：石头"), ("خطة العمل", "الأسبوع 1-2: العجلة", "الأسبوع 3: الحجر")]
    {
        let report = read(&format!("# {plan}\n\n## {plan}\n\n### {one}\n\n- [ ] A\n\n### {other}\n\n- [ ] B\n")).report;
        let days: Vec<_> =
            report.phases.iter().map(|phase| phase.duration.as_ref().map(|span| span.days().high())).collect();
        assert_eq!(days, [Some(14.0), Some(7.0)], "{plan}");
    }
}

#[test]
fn words_that_stand_end_to_end_say_together_what_they_say_apart() {
    let report =
        read("# 磨坊报告\n\n**整体完成度**：75%\n\n## 一般问题\n\n1. **轮子** - 松动\n2. **石头** - 磨损\n").report;
    assert_eq!(report.score.map(|score| score.value), Some(75.0));
    let severities: Vec<_> = report.findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Medium, Severity::Medium]);
    let other = read("# 磨坊报告\n\n**轮子完成度**：75%\n\n磨坊的轮子已检查。\n").report;
    assert!(other.score.is_none(), "the wheel is not the whole");
}
