//! Words that stand in tables of who does what, in the languages that have encodings of their own.
//! A short table has too few characters to tell by their frequency in which it is; one such word
//! says it, as by chance none comes out of another encoding.

use encoding_rs::Encoding;

/// In lower case; parted by spaces.
const WORDS: [&str; 12] = [
    // Russian, Ukrainian, Bulgarian, Serbian
    "задач работ действи этап процес активност дейност план заказчик исполнител ответствен \
     руководител клиент отдел команд комментари примечани роль відповідальн замовник виконав \
     завдан възложител изпълнител извођач",
    // Polish, Czech, Slovak, Hungarian, Croatian, Slovenian, Romanian
    "czynność działanie zespół właściciel użytkownik kierownik odpowiedzialn činnost zákazník \
     dodavatel dodávateľ úkol úloha vedoucí odpovědn tevékenység feladat ügyfél szolgáltató \
     felelős vezető izvođač naručitelj izvajalec echipă",
    // Latvian, Lithuanian
    "uzdevums darbība izpildītāj pasūtītāj užduotis veikla užsakov vykdytoj",
    // Turkish
    "görev müşteri sağlayıcı sorumlu yönetici",
    // Greek
    "εργασία δραστηριότητα πελάτης πάροχος υπεύθυνος ομάδα",
    // Hebrew
    "משימה פעילות לקוח ספק אחראי",
    // Arabic
    "المهمة النشاط العميل المورد المسؤول",
    // Thai
    "งาน กิจกรรม ลูกค้า ผู้ให้บริการ ผู้รับผิดชอบ",
    // Japanese
    "作業 業務 活動 タスク 工程 顧客 担当 責任者 部長 課長 委託先 備考",
    // Chinese, simplified
    "任务 活动 工作 步骤 流程 客户 供应商 负责人 责任人 项目 部门 备注",
    // Chinese, traditional
    "任務 工作 步驟 流程 客戶 供應商 負責人 專案 部門 備註",
    // Korean
    "작업 업무 활동 고객 공급업체 담당자 책임자 팀장 비고",
];

/// Encodings in which any of these is written.
const CANDIDATES: [&Encoding; 14] = [
    encoding_rs::WINDOWS_1251,
    encoding_rs::KOI8_R,
    encoding_rs::IBM866,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::GBK,
    encoding_rs::BIG5,
    encoding_rs::EUC_KR,
];

/// From so many bytes on that are no ASCII, their frequency tells enough.
const SHORT: usize = 400;

/// The encoding in which a short table has more known words than in the one that was guessed.
pub(super) fn better(bytes: &[u8], guessed: &'static Encoding) -> Option<&'static Encoding> {
    if bytes.iter().filter(|byte| !byte.is_ascii()).count() > SHORT {
        return None;
    }
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii());
    let lines = lines.collect::<Vec<_>>().join(&b'\n');
    let mut best = (known(&lines, guessed), None);
    for encoding in CANDIDATES {
        let count = known(&lines, encoding);
        if count > best.0 {
            best = (count, Some(encoding));
        }
    }
    best.1
}

/// How many cells of a text in this encoding have a known word.
fn known(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) else {
        return 0;
    };
    let cells = text.split([';', ',', '\t', '|', '\n']).filter(|cell| !cell.is_ascii());
    let is_known = |cell: &str| {
        let cell = cell.to_lowercase();
        let mut words = WORDS.iter().flat_map(|words| words.split_ascii_whitespace());
        words.any(|word| cell.contains(word)) || remit_import::names_activities(&cell)
    };
    cells.filter(|cell| is_known(cell)).count()
}
