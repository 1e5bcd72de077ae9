//! From tokens to the inlines of a text.

use super::tokens::Token;
use remit_core::matrix::{Inline, Link, Style};

/// The inlines that the tokens are.
pub(super) fn put_together(tokens: Vec<Token>) -> Vec<Inline> {
    let mut out = Builder::default();
    for token in tokens {
        match token {
            Token::Text(text) => out.text(text),
            Token::Char(c) => out.text(c.encode_utf8(&mut [0; 4])),
            Token::Break => out.put(Inline::Break),
            Token::Mark(mark) => {
                let style = out.style();
                out.put(Inline::Mark { mark, style });
            }
            Token::Style(bold, begins) => {
                let count = if bold { &mut out.bold } else { &mut out.emphasis };
                *count = if begins { *count + 1 } else { count.saturating_sub(1) };
            }
            Token::LinkStart(link) => out.links.push(link),
            Token::LinkEnd => drop(out.links.pop()),
            Token::Run(run) => {
                out.bold = out.bold.saturating_sub(run.ends.0);
                out.emphasis = out.emphasis.saturating_sub(run.ends.1);
                for _ in 0..run.left {
                    out.text(run.sign.encode_utf8(&mut [0; 4]));
                }
                out.bold += run.begins.0;
                out.emphasis += run.begins.1;
            }
        }
    }
    out.inlines
}

#[derive(Default)]
struct Builder {
    inlines: Vec<Inline>,
    bold: usize,
    emphasis: usize,
    links: Vec<Option<Link>>,
}

impl Builder {
    fn style(&self) -> Style {
        Style { bold: self.bold > 0, emphasis: self.emphasis > 0 }
    }

    fn put(&mut self, inline: Inline) {
        self.inlines.push(inline);
    }

    fn text(&mut self, more: &str) {
        let style = self.style();
        let link = self.links.last().cloned().flatten();
        match self.inlines.last_mut() {
            Some(Inline::Run { text, style: s, link: l }) if *s == style && *l == link => {
                text.push_str(more);
            }
            _ => self.put(Inline::Run { text: more.to_owned(), style, link }),
        }
    }
}
