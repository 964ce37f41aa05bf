use super::*;

fn one(name: &str) -> Description {
    Description { names: vec![name.to_string()], ..Description::default() }
}

/// `name / role, role / beside, beside / subject, subject`
fn described(text: &str) -> Description {
    let mut fields = text.split('/').map(str::trim);
    let mut list = || -> Vec<String> {
        let field = fields.next().unwrap_or_default();
        field.split(';').map(|one| one.trim().to_string()).filter(|one| !one.is_empty()).collect()
    };
    Description { names: list(), roles: list(), companions: list(), subjects: list(), ..Description::default() }
}

/// What is done with two by default.
fn verdict(a: &str, b: &str) -> &'static str {
    let (one, other) = (compare(&described(a), &described(b)), compare(&described(b), &described(a)));
    assert!((one.score - other.score).abs() < 1e-9, "{a} | {b}: {one:?} {other:?}");
    match one.score {
        score if score >= SAME => "same",
        score if score >= ASK => "ask",
        _ => "apart",
    }
}

#[test]
fn names_alone() {
    for (a, b, expected) in [
        ("Jonas Brandt", "Jonas Brandt", "same"),
        ("Jonas K. Brandt", "Jonas Brandt", "same"),
        ("Brandt, Jonas", "Jonas Brandt", "same"),
        ("Dr. Jonas Brandt", "Jonas Brandt", "same"),
        ("Jonas Brandt Jr.", "Jonas Brandt", "same"),
        ("Verkehrsminister Jonas Brandt", "Jonas Brandt", "same"),
        ("Zoë Müller", "Zoe Mueller", "same"),
        ("Ilja Selenskow", "Ilya Zelenskov", "same"),
        ("Pedro Ruiz Castejón", "Pedro Ruiz", "same"),
        ("Marten van der Meer", "Marten Meer", "same"),
        ("Bill Harrow", "William Harrow", "ask"),
        ("Alex Varne", "Alexander Varne", "ask"),
        ("J. Brandt", "Jonas Brandt", "ask"),
        ("J.K. Brandt", "Jonas Brandt", "ask"),
        ("Brandt", "Jonas Brandt", "apart"),
        ("Mira Brandt", "Jonas Brandt", "apart"),
        ("M. Brandt", "Jonas Brandt", "apart"),
        ("Jonas K. Brandt", "Jonas L. Brandt", "apart"),
        ("Jonas Brandt Jr.", "Jonas Brandt Sr.", "apart"),
        ("Ms. Brandt", "Mr. Brandt", "apart"),
        ("Jonas Brandt", "Jonas Solheim", "apart"),
    ] {
        assert_eq!(verdict(a, b), expected, "{a} and {b}: {:?}", compare(&one(a), &one(b)));
    }
}

#[test]
fn names_in_context() {
    for (a, b, expected) in [
        // A short form in a context that fits.
        (
            "J. Brandt / harbor chief / Mira Solheim; Ida Falk",
            "Jonas Brandt / head of the harbor authority / Mira Solheim",
            "same",
        ),
        ("J. Brandt / transport minister", "Jonas Brandt / minister", "ask"),
        (
            "Brandt / minister / Mira Solheim; Ida Falk; Tove Lind",
            "Jonas Brandt / transport minister / Mira Solheim; Ida Falk; Tove Lind",
            "same",
        ),
        ("Brandt / transport minister", "Jonas Brandt / transport minister", "ask"),
        ("Brandt / minister", "Jonas Brandt / football coach", "apart"),
        // Namesakes.
        ("Jonas Brandt / football coach", "Jonas Brandt / transport minister", "ask"),
        ("Jonas Brandt / Trainer", "Jonas Brandt / Ministerin", "ask"),
        ("Jonas Brandt / football coach / Mira Solheim", "Jonas Brandt / minister / Mira Solheim", "same"),
        ("J. Brandt / football coach", "Jonas Brandt / transport minister", "apart"),
        ("Jonas Brandt / senator", "Jonas Brandt / presidential candidate", "same"),
        // What only one of them has says nothing.
        ("Jonas Brandt", "Jonas Brandt / transport minister", "same"),
        ("Bill Harrow / port director", "William Harrow / director of the port", "same"),
    ] {
        assert_eq!(verdict(a, b), expected, "{a} and {b}: {:?}", compare(&described(a), &described(b)));
    }
}

#[test]
fn the_fuller_name_stands_for_both() {
    for (short, full) in [
        ("J. Brandt", "Jonas Brandt"),
        ("Brandt", "J. Brandt"),
        ("Bill Harrow", "William Harrow"),
        ("Jonas Brandt", "Jonas K. Brandt"),
        ("Verkehrsminister Jonas Brandt", "Jonas Brandt"),
        ("Dr. Jonas Brandt", "Jonas Brandt"),
    ] {
        assert!(fullness(short) < fullness(full), "{short} and {full}");
    }
}

#[test]
fn organizations_and_their_abbreviations() {
    for (short, long, expected) in [
        ("ECB", "European Central Bank", true),
        ("EZB", "Europäische Zentralbank", true),
        ("NMA", "Northmoor Maritime Authority", true),
        ("MoT", "Ministry of Transport", true),
        ("ECB", "European Coal Board", true),
        ("ECB", "European Parliament", false),
        ("Bank", "European Central Bank", false),
        ("E", "European Central Bank", false),
    ] {
        assert_eq!(abbreviates(short, long), expected, "{short} for {long}");
    }
    let organization = |name: &str| Description { organization: Some(true), ..one(name) };
    let bank = Description { names: vec!["European Central Bank".into(), "ECB".into()], ..organization("") };
    assert!(compare(&organization("ECB"), &bank).score >= SAME);
    let asked = compare(&organization("ECB"), &organization("European Central Bank")).score;
    assert!((ASK..SAME).contains(&asked));
    let person = Description { organization: Some(false), ..one("Jonas Brandt") };
    assert_eq!(compare(&organization("Jonas Brandt"), &person).score, 0.0);
}

#[test]
fn what_can_be_one_person_is_found_under_one_word() {
    for (a, b, kind) in [
        ("Zoë Müller", "Mueller", SpeakerKind::Person),
        ("J. Brandt", "Jonas Brandt Jr.", SpeakerKind::Person),
        ("Brandt, Jonas", "Jonas Brandt", SpeakerKind::Unknown),
        ("Pedro Ruiz Castejón", "Pedro Ruiz", SpeakerKind::Person),
        ("ECB", "European Central Bank", SpeakerKind::Organization),
        ("EZB", "Europäische Zentralbank", SpeakerKind::Organization),
        ("The Harbor Board", "Harbor Board", SpeakerKind::Organization),
    ] {
        let (one, other) = (lookup_words(a, kind), lookup_words(b, kind));
        assert!(one.iter().any(|word| other.contains(word)), "{a}: {one:?}, {b}: {other:?}");
    }
    assert_eq!(lookup_words("…", SpeakerKind::Unknown), Vec::<String>::new());
}

#[test]
fn an_abbreviation_behind_a_name_is_bound_to_it() {
    let text = "The Northmoor Maritime Authority (NMA) opened an inquiry (see below).";
    let at = text.find("Northmoor").unwrap();
    let mention = crate::Span::new(at, at + "Northmoor Maritime Authority".len());
    let mut people = vec![Person {
        name: "Northmoor Maritime Authority".into(),
        kind: SpeakerKind::Organization,
        aliases: vec![],
        roles: vec![],
        mentions: vec![mention],
    }];
    bind_abbreviations(text, &mut people);
    bind_abbreviations(text, &mut people);
    assert_eq!(people[0].aliases, ["NMA"]);
}

proptest::proptest! {
    #[test]
    fn any_names_are_alike_the_same_way_round(a in ".{0,24}", b in "[A-Z][a-z. ,-]{0,20}") {
        let (one, other) = (compare(&one(&a), &one(&b)).score, compare(&one(&b), &one(&a)).score);
        proptest::prop_assert!((one - other).abs() < 1e-9);
        proptest::prop_assert!((0.0..=1.0).contains(&one));
        let _ = (lookup_words(&a, SpeakerKind::Unknown), fullness(&a), abbreviates(&a, &b));
    }
}
