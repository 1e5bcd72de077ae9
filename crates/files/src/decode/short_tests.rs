//! Small tables in the encodings that were usual before UTF-8: two or three rows, as people make
//! them first.

use super::legacy::{guess, read};

/// A table, and the encodings in which its country has saved it.
const TABLES: [(&str, &[&str]); 60] = [
    ("Задача;Руководитель;Разработчик\nПодготовка;A;R\nПроверка;A/R;C\n", CYRILLIC),
    ("Задача;Заказчик;Исполнитель\nПлан;A;R\n", CYRILLIC),
    ("Работа;Директор;Бухгалтер\nСчёт;A;R\nОтчёт;I;R\n", CYRILLIC),
    ("Этап;Клиент;Команда\nДизайн;C;R\nТест;I;R\n", CYRILLIC),
    ("Действие;Отдел ИТ;Служба поддержки\nСоздать копию;A;R\nВосстановить данные;C;R\n", CYRILLIC),
    ("ЗАДАЧА;РУКОВОДИТЕЛЬ;АНАЛИТИК\nПЛАН;A;R\n", CYRILLIC),
    (
        "Процес;Відповідальний;Замовник\nПідготовка;A;R\nПеревірка;R;I\n",
        &["windows-1251", "koi8-u"],
    ),
    ("Дейност;Възложител;Изпълнител\nПодготовка;A;R\nПроверка;R;I\n", &["windows-1251"]),
    ("Активност;Клијент;Извођач\nПрипрема;A;R\n", &["windows-1251"]),
    ("Zadanie;Właściciel;Użytkownik\nPrzegląd;A;R\n", CENTRAL),
    ("Czynność;Kierownik;Zespół\nTesty;A;R\nWdrożenie;I;R\n", CENTRAL),
    ("Działanie;Klient;Dostawca\nAnaliza;C;R\n", CENTRAL),
    ("Činnost;Zákazník;Dodavatel\nPříprava;A;R\nÚdržba;I;R\n", CENTRAL),
    ("Úkol;Vedoucí;Vývojář\nNávrh;A;R\n", CENTRAL),
    ("Úloha;Zákazník;Dodávateľ\nPríprava;A;R\nŠkolenie;I;R\n", CENTRAL),
    ("Tevékenység;Ügyfél;Szolgáltató\nElőkészítés;A;R\n", CENTRAL),
    ("Feladat;Vezető;Fejlesztő\nTervezés;A;R\nTeszt;I;R\n", CENTRAL),
    ("Aktivnost;Naručitelj;Izvođač\nPriprema;A;R\nOdržavanje;I;R\n", CENTRAL),
    ("Naloga;Stranka;Izvajalec\nČiščenje;A;R\nVzdrževanje;I;R\n", CENTRAL),
    ("Uzdevums;Klients;Izpildītājs\nSagatavošana;A;R\nPārbaude;I;R\n", &["windows-1257"]),
    ("Užduotis;Užsakovas;Vykdytojas\nParuošimas;A;R\nPriežiūra;I;R\n", &["windows-1257"]),
    ("Görev;Müşteri;Sağlayıcı\nPlanlama;A;R\n", &["windows-1254", "iso-8859-9"]),
    ("İş;Yönetici;Geliştirici\nHazırlık;A;R\nGüncelleme;I;R\n", &["windows-1254"]),
    ("Εργασία;Πελάτης;Πάροχος\nΣχέδιο;A;R\n", &["windows-1253", "iso-8859-7"]),
    ("Δραστηριότητα;Διευθυντής;Ομάδα\nΈλεγχος;A;R\n", &["windows-1253", "iso-8859-7"]),
    ("משימה;לקוח;ספק\nתכנון;A;R\nבדיקה;I;R\n", &["windows-1255"]),
    ("المهمة;العميل;المورد\nالتخطيط;A;R\nالاختبار;I;R\n", &["windows-1256"]),
    ("งาน;ลูกค้า;ผู้ให้บริการ\nวางแผน;A;R\nทดสอบ;I;R\n", &["windows-874"]),
    ("作業;顧客;ベンダー\n計画;A;R\n", JAPANESE),
    ("タスク;担当者;責任者\nテスト;R;A\n設計;R;C\n", JAPANESE),
    ("業務;情報システム部;委託先\n障害対応;A;R\n", JAPANESE),
    ("ﾀｽｸ;部長;課長\n報告;A;R\n", &["shift_jis"]),
    ("任务;客户;供应商\n计划;A;R\n", &["gbk", "gb18030"]),
    ("活动;项目经理;开发\n测试;A;R\n部署;I;R\n", &["gbk"]),
    ("工作内容;负责人;技术部\n数据备份;A;R\n", &["gbk"]),
    ("任務;客戶;供應商\n計畫;A;R\n", &["big5"]),
    ("活動;專案經理;開發\n測試;A;R\n部署;I;R\n", &["big5"]),
    ("工作項目;負責人;資訊部\n資料備份;A;R\n", &["big5"]),
    ("작업;고객;공급업체\n계획;A;R\n", &["euc-kr"]),
    ("업무;담당자;책임자\n테스트;R;A\n설계;R;C\n", &["euc-kr"]),
    ("Tätigkeit;Kunde;Anbieter\nPläne prüfen;A;R\n", &["windows-1252", "iso-8859-1"]),
    ("Tâche;Client;Prestataire\nVérifier;A;R\n", &["windows-1252", "iso-8859-1"]),
    ("Tarea;Dirección;Técnico\nDiseño;A;R\n", &["windows-1252"]),
    ("Tarefa;Direção;Técnico\nManutenção;A;R\n", &["windows-1252"]),
    // Only a word or two that say it.
    ("Task;Заказчик;Vendor\nPlan;A;R\n", CYRILLIC),
    ("Task;PM;Dev\nПлан;A;R\n", CYRILLIC),
    ("Task;Иванов;Петров\nPlan;A;R\nBuild;R;A\n", CYRILLIC),
    ("Функция;ИТ;ИБ;Бизнес\nДоступ;A;R;C\nАудит;I;A;R\n", CYRILLIC),
    ("Task;Zespół;Kierownik\nPlan;A;R\n", CENTRAL),
    ("Úkol;Tomáš;Jiří\nPlán;A;R\n", CENTRAL),
    ("Task;顧客;Vendor\nPlan;A;R\n", JAPANESE),
    ("Task;部長;課長\nPlan;A;R\n", JAPANESE),
    ("Task;客户;Vendor\nPlan;A;R\n", &["gbk"]),
    ("步骤;市场部;研发部;质量部\n立项;A;R;C\n", &["gbk"]),
    ("Task;客戶;Vendor\nPlan;A;R\n", &["big5"]),
    ("Task;고객;Vendor\nPlan;A;R\n", &["euc-kr"]),
    ("Task;Müşteri;IT\nPlan;A;R\n", &["windows-1254"]),
    ("Task;Müller;Kunde\nPlan;A;R\n", &["windows-1252"]),
    ("Task;Customer’s IT;PM\n“Plan” – all;A;R\n", &["windows-1252"]),
    ("Uppgift;Kund;Leverantör\nÅtgärd;A;R\n", &["windows-1252"]),
];
const CYRILLIC: &[&str] = &["windows-1251", "koi8-r", "ibm866", "iso-8859-5"];
const CENTRAL: &[&str] = &["windows-1250", "iso-8859-2"];
const JAPANESE: &[&str] = &["shift_jis", "euc-jp"];

#[test]
fn small_tables_are_read_in_the_encoding_of_their_country() {
    let mut wrong = Vec::new();
    for (text, labels) in TABLES {
        for label in labels {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{text} in {label}");
            let found = guess(&bytes);
            let back = read(&bytes, found);
            if back != text {
                wrong.push(format!("{label} as {}: {}", found.label(), back.replace('\n', "|")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
