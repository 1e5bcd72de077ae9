//! The encodings of texts: how characters are written as bytes. Before Unicode each part of the
//! world had its own, and a file does not say in which of them it is.

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// Its name in the standard that browsers follow.
    label: &'static str,
    name: &'static str,
}

const fn of(label: &'static str, name: &'static str) -> Encoding {
    Encoding { label, name }
}

impl Encoding {
    /// The usual one.
    pub const UTF_8: Self = of("UTF-8", "Unicode (UTF-8)");
    /// What Windows calls Unicode.
    pub const UTF_16LE: Self = of("UTF-16LE", "Unicode (UTF-16LE)");
    /// The same with its bytes the other way round.
    pub const UTF_16BE: Self = of("UTF-16BE", "Unicode (UTF-16BE)");

    /// All of them: first Unicode, then by where they were used.
    pub const ALL: [Self; 37] = [
        Self::UTF_8,
        Self::UTF_16LE,
        Self::UTF_16BE,
        of("windows-1252", "Western European (Windows-1252)"),
        of("ISO-8859-15", "Western European (ISO-8859-15)"),
        of("macintosh", "Western European (Mac)"),
        of("windows-1250", "Central European (Windows-1250)"),
        of("ISO-8859-2", "Central European (ISO-8859-2)"),
        of("ISO-8859-16", "Romanian (ISO-8859-16)"),
        of("windows-1257", "Baltic (Windows-1257)"),
        of("ISO-8859-13", "Baltic (ISO-8859-13)"),
        of("ISO-8859-4", "Baltic (ISO-8859-4)"),
        of("ISO-8859-10", "Nordic (ISO-8859-10)"),
        of("ISO-8859-14", "Celtic (ISO-8859-14)"),
        of("ISO-8859-3", "South European (ISO-8859-3)"),
        of("windows-1251", "Cyrillic (Windows-1251)"),
        of("KOI8-R", "Cyrillic (KOI8-R)"),
        of("KOI8-U", "Cyrillic (KOI8-U)"),
        of("ISO-8859-5", "Cyrillic (ISO-8859-5)"),
        of("IBM866", "Cyrillic (DOS 866)"),
        of("x-mac-cyrillic", "Cyrillic (Mac)"),
        of("windows-1253", "Greek (Windows-1253)"),
        of("ISO-8859-7", "Greek (ISO-8859-7)"),
        of("windows-1254", "Turkish (Windows-1254)"),
        of("windows-1255", "Hebrew (Windows-1255)"),
        of("ISO-8859-8", "Hebrew (ISO-8859-8)"),
        of("windows-1256", "Arabic (Windows-1256)"),
        of("ISO-8859-6", "Arabic (ISO-8859-6)"),
        of("windows-1258", "Vietnamese (Windows-1258)"),
        of("windows-874", "Thai (Windows-874)"),
        of("Shift_JIS", "Japanese (Shift_JIS)"),
        of("EUC-JP", "Japanese (EUC-JP)"),
        of("ISO-2022-JP", "Japanese (ISO-2022-JP)"),
        of("gb18030", "Chinese, simplified (GB18030)"),
        of("GBK", "Chinese, simplified (GBK)"),
        of("Big5", "Chinese, traditional (Big5)"),
        of("EUC-KR", "Korean (EUC-KR)"),
    ];

    /// The encoding of this label.
    pub fn of_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.label == label)
    }

    /// Its name in the standard that browsers follow.
    pub const fn label(self) -> &'static str {
        self.label
    }

    /// In words for a person.
    pub const fn name(self) -> &'static str {
        self.name
    }
}
