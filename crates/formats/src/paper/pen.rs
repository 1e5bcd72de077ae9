//! What draws a document, an element at a time.

/// The attributes of an element.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Draws elements into one another. Texts are texts: no pen may take them for markup.
pub trait Pen {
    /// Begins an element; what follows goes into it.
    fn open(&mut self, tag: &'static str, attributes: Attributes);
    /// Adds a text to the element that is open.
    fn text(&mut self, text: &str);
    /// Ends the element that is open.
    fn close(&mut self);
}

impl dyn Pen + '_ {
    /// Draws an element with what goes into it.
    pub fn element(
        &mut self,
        tag: &'static str,
        attributes: Attributes,
        inside: impl FnOnce(&mut dyn Pen),
    ) {
        self.open(tag, attributes);
        // A shorter borrow of the same pen.
        let pen: &mut dyn Pen = &mut *self;
        inside(pen);
        self.close();
    }

    /// Draws an element that holds a text.
    pub fn words(&mut self, tag: &'static str, attributes: Attributes, words: &str) {
        self.element(tag, attributes, |pen| pen.text(words));
    }

    /// Draws a list of lines under a title, where there are any.
    pub fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.words("h2", &[], title);
        self.element("ul", &[], |pen| {
            for line in lines {
                pen.words("li", &[], line);
            }
        });
    }
}
