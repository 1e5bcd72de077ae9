//! All that a matrix says outside its lists, field by field.

use remit_core::matrix::{
    Base, Date, Letters, Link, MatrixData, MatrixId, Numbering, RuleSetting, Text,
};

macro_rules! head {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $($field:ident).+, $words:literal;)+) => {
        /// A field with its new value.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Head {
            $($(#[$doc])* $name($type),)+
        }

        /// Which field it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum HeadField {
            $($(#[$doc])* $name,)+
        }

        impl HeadField {
            /// Its value in a matrix.
            pub fn of(self, data: &MatrixData) -> Head {
                match self {
                    $(Self::$name => Head::$name(data.$($field).+.clone()),)+
                }
            }

            /// What people call it; nothing for what they do not see.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)+
                }
            }
        }

        impl Head {
            /// Which field it is the value of.
            pub fn field(&self) -> HeadField {
                match self {
                    $(Self::$name(_) => HeadField::$name,)+
                }
            }

            /// What people call it; nothing for what they do not see.
            pub fn words(&self) -> &'static str {
                self.field().words()
            }

            /// Gives a matrix this value.
            pub(super) fn set(&self, data: &mut MatrixData) {
                match self {
                    $(Self::$name(value) => data.$($field).+.clone_from(value),)+
                }
            }
        }

        /// The fields in which two differ, with the values of the second.
        pub(super) fn between(old: &MatrixData, new: &MatrixData) -> Vec<Head> {
            let mut head = Vec::new();
            $(if old.$($field).+ != new.$($field).+ {
                head.push(Head::$name(new.$($field).+.clone()));
            })+
            head
        }
    };
}

head! {
    /// Which matrix it is.
    Id(MatrixId) = id, "";
    /// Which edition of it.
    Edition(u32) = edition, "";
    /// The matrix that it started from.
    Base(Option<Base>) = base, "";
    /// The title.
    Title(String) = title, "title";
    /// The language of its texts.
    Language(String) = language, "language";
    /// What stands before the first section.
    Introduction(Text) = introduction, "introduction";
    /// The title of the source page.
    SourceTitle(String) = source.title, "source title";
    /// Who published it.
    Provider(String) = source.provider, "provider";
    /// The service it speaks of.
    Service(String) = source.service, "service";
    /// Where to read it.
    Link(Option<Link>) = source.link, "source link";
    /// Its date.
    Date(Option<Date>) = source.date, "date";
    /// What is to be known of how it was read.
    Note(Text) = source.note, "source note";
    /// What stands before the definitions of the letters.
    LettersIntroduction(Text) = letters_introduction, "introduction to the roles";
    /// The letters.
    Letters(Letters) = letters, "roles";
    /// Where the numbers of the sections come from.
    Numbering(Numbering) = numbering, "section numbering";
    /// When somebody should look at it again.
    ReviewBy(Option<Date>) = review_by, "review date";
    /// What it wants of the checks.
    Rules(Vec<RuleSetting>) = rules, "check settings";
}

impl HeadField {
    /// What people call it, at the beginning of a sentence.
    pub fn title(self) -> String {
        let words = match self.words() {
            "" => "how the matrix is identified",
            words => words,
        };
        let mut chars = words.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }
}

impl Head {
    /// The value, in words.
    pub fn value_in_words(&self) -> String {
        let date = |date: &Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        match self {
            Self::Id(id) => id.to_string(),
            Self::Edition(edition) => edition.to_string(),
            Self::Base(base) => base.as_ref().map(|base| base.title.clone()).unwrap_or_default(),
            Self::Title(text)
            | Self::Language(text)
            | Self::SourceTitle(text)
            | Self::Provider(text)
            | Self::Service(text) => text.clone(),
            Self::Introduction(text) | Self::Note(text) | Self::LettersIntroduction(text) => {
                text.to_plain().into_owned()
            }
            Self::Link(link) => {
                link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default()
            }
            Self::Date(day) | Self::ReviewBy(day) => date(day),
            Self::Numbering(numbering) => numbering.name().to_owned(),
            Self::Letters(_) | Self::Rules(_) => "changed".to_owned(),
        }
    }
}
