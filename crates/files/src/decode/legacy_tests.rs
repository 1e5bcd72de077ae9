//! Files in the encodings that were usual before UTF-8.

use crate::tests_shown::{corrected, lines, reading};
use remit_formats::code::{from_text, to_text};
use remit_formats::page::{Encoding, NoteKind};
use remit_import::Corrections;

/// The bytes of a text in an encoding.
fn bytes(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{text} in {label}");
    bytes.into_owned()
}

/// A sheet of some country, saved as CSV there, is read with its letters, and it is said how.
#[track_caller]
fn check(text: &str, label: &str, said: &str) {
    let reading = reading(&bytes(text, label), "raci.csv").unwrap();
    let expected = crate::tests_shown::reading(text.as_bytes(), "raci.csv").unwrap();
    assert_eq!(lines(&reading), lines(&expected), "{label}");
    let note = reading.notes.first().unwrap();
    assert!(note.kind == NoteKind::Guessed && note.text.contains(said), "{note:?}");
    assert!(expected.encoding.is_none() && reading.encoding.is_some());
}

const RUSSIAN: &str = "Задача;Разработчик;Заказчик\nПодготовка плана работ;A;R\nПроверка результатов;A/R;C\nПередача в эксплуатацию;R;I\n";
const POLISH: &str = "Zadanie;Właściciel;Użytkownik\nSporządzenie umów;A;R\nZarządzanie incydentami bezpieczeństwa;R;A\nŻądania dostępu;C;R\nPrzegląd wymagań;I;R\n";
const CZECH: &str = "Činnost;Zákazník;Poskytovatel\nPříprava prostředí;A;R\nŘízení změn;C;R\nŽádosti o přístup;R;I\nÚdržba sítě;I;R\n";
const HUNGARIAN: &str = "Tevékenység;Ügyfél;Szolgáltató\nElőkészítés;A;R\nHibaelhárítás és működtetés;I;R\nJóváhagyás;A;C\nŰrlapok kitöltése;R;I\n";
const GREEK: &str =
    "Εργασία;Πελάτης;Πάροχος\nΠροετοιμασία σχεδίου;A;R\nΈλεγχος αποτελεσμάτων;R;A\n";
const TURKISH: &str =
    "Görev;Müşteri;Sağlayıcı\nDeğişiklik yönetimi;A;R\nErişim isteği;R;I\nYedekleme işlemi;I;R\n";
const JAPANESE: &str =
    "作業;顧客;ベンダー\n計画を作成する;A;R\nバックアップを確認する;I;R\n障害対応の報告;C;R\n";
const CHINESE: &str = "任务;客户;供应商\n制定项目计划;A;R\n检查备份结果;I;R\n处理安全事件;C;R\n";
const TAIWANESE: &str = "任務;客戶;供應商\n制定專案計畫;A;R\n檢查備份結果;I;R\n處理安全事件;C;R\n";
const KOREAN: &str =
    "작업;고객;공급업체\n프로젝트 계획 작성;A;R\n백업 결과 확인;I;R\n보안 사고 처리;C;R\n";
const GERMAN: &str = "Tätigkeit;Kunde;Anbieter\nPläne prüfen;A;R\nÄnderungen durchführen;I;R\nZugänge löschen – jährlich;C;R\n";

#[test]
fn sheets_saved_in_the_encoding_of_their_country_are_read() {
    // A CSV file of Excel in Russian came in as "Çàäà÷à", with "Nothing had to be guessed".
    check(RUSSIAN, "windows-1251", "Windows-1251");
    check(RUSSIAN, "koi8-r", "KOI8-");
    check(RUSSIAN, "iso-8859-5", "ISO-8859-5");
    check(RUSSIAN, "ibm866", "DOS 866");
    check(POLISH, "windows-1250", "Windows-1250");
    check(POLISH, "iso-8859-2", "ISO-8859-2");
    check(CZECH, "windows-1250", "Windows-1250");
    check(CZECH, "iso-8859-2", "ISO-8859-2");
    check(HUNGARIAN, "windows-1250", "Windows-1250");
    check(GREEK, "windows-1253", "Windows-1253");
    check(TURKISH, "windows-1254", "Windows-1254");
    check(GERMAN, "windows-1252", "Windows-1252");
    check(JAPANESE, "shift_jis", "Shift_JIS");
    check(JAPANESE, "euc-jp", "EUC-JP");
    check(JAPANESE, "iso-2022-jp", "ISO-2022-JP");
    check(CHINESE, "gbk", "GBK");
    check(TAIWANESE, "big5", "Big5");
    check(KOREAN, "euc-kr", "EUC-KR");
}

#[test]
fn unicode_without_its_mark_is_found_out_told_and_can_be_changed() {
    let short = "Задача;Заказчик;Банк\nПлан;A;R\n";
    for units in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = short.encode_utf16().flat_map(units).collect();
        let read = reading(&bytes, "raci.csv").unwrap();
        assert_eq!(lines(&read), ["= Заказчик | Банк", "План | A | R"]);
        assert!(read.notes[0].text.contains("UTF-16"), "{:?}", read.notes);
        let mut corrections = Corrections::default();
        corrections.set_encoding(read.encoding.unwrap());
        assert_eq!(lines(&corrected(&bytes, "raci.csv", &corrections).unwrap()), lines(&read));
    }
}

#[test]
fn a_few_special_characters_are_said_to_be_few() {
    let few = "Task;Customer;Café\nPlan;A;R\nBuild;I;R\n";
    let reading = reading(&bytes(few, "windows-1252"), "raci.csv").unwrap();
    assert_eq!(lines(&reading), ["= Customer | Café", "Plan | A | R", "Build | I | R"]);
    assert!(reading.notes.first().unwrap().text.contains("too few"), "{:?}", reading.notes);
}

#[test]
fn a_person_chooses_another_encoding() {
    let file = bytes(RUSSIAN, "windows-1251");
    let other = Encoding::ALL.into_iter().find(|it| it.label() == "macintosh").unwrap();
    let mut corrections = Corrections::default();
    corrections.set_encoding(other);
    corrections.set_format(remit_import::Format::Delimited(';'));
    let wrong = corrected(&file, "raci.csv", &corrections).unwrap();
    assert_eq!(wrong.encoding, Some(other));
    assert_ne!(lines(&wrong), lines(&reading(&file, "raci.csv").unwrap()));
    // What was chosen needs no note, and crosses to the worker and back.
    assert!(!wrong.notes.iter().any(|note| note.text.contains("encoded")), "{:?}", wrong.notes);
    assert_eq!(from_text(&to_text(&corrections)), Ok(corrections));
    assert_eq!(from_text(&to_text(&wrong)), Ok(wrong.for_preview()));
}

#[test]
fn what_a_page_says_of_itself_counts() {
    let table = "<table><tr><th>Задача<th>Заказчик<th>Банк<tr><td>План<td>A<td>R</table>";
    for said in ["<meta charset=koi8-r>", "<?xml version='1.0' encoding='KOI8-R'?><html>"] {
        let page = bytes(&format!("{said}{table}"), "koi8-r");
        let reading = reading(&page, "page.html").unwrap();
        assert_eq!(lines(&reading), ["= Заказчик | Банк", "План | A | R"]);
        assert_eq!((reading.encoding, reading.notes.as_slice()), (None, &[][..]), "{said}");
    }
    // A mark at the beginning counts more.
    let marked = format!("\u{feff}<meta charset=koi8-r>{table}");
    let read = reading(marked.as_bytes(), "page.html").unwrap();
    assert_eq!(lines(&read), ["= Заказчик | Банк", "План | A | R"]);
    // What was pasted has been decoded by the browser, whatever the page was in.
    let pasted = format!("<meta charset=koi8-r>{table}");
    let decoded = super::text(pasted.as_bytes(), false, None).unwrap();
    assert_eq!(decoded.text, pasted);
}

#[test]
fn where_no_encoding_fits_it_is_said() {
    // The end of a UTF-8 file was cut off in the middle of a character.
    let mut cut =
        "Aufgabe;Kunde;Anbieter\nPläne prüfen;A;R\nÄnderungen durchführen;I;R\nÜbung für Gäste;R;Ä"
            .as_bytes()
            .to_vec();
    cut.pop();
    cut.extend(b"\n");
    let reading = reading(&cut, "raci.csv").unwrap();
    assert!(lines(&reading).contains(&"Pläne prüfen | A | R".to_owned()), "{:?}", lines(&reading));
    let lost = reading.notes.iter().find(|note| note.text.contains("1 character is not valid"));
    assert_eq!(lost.map(|note| note.kind), Some(NoteKind::Unknown), "{:?}", reading.notes);
}
