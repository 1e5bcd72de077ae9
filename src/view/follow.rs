//! Parts of the screen that follow signals.
//!
//! Leptos compiles its part of the work anew for every closure in a view, up to some kilobytes
//! each. Passed through here all of them have one type, and that work is compiled once.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A part of the screen that is drawn again when something changes that it reads.
pub fn part<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    erased(Box::new(move || draw().into_any()))
}

/// A part of the screen that is drawn from a value, and again only when that is another one.
pub fn drawn<T, V>(
    read: impl Fn() -> T + Send + Sync + 'static,
    draw: impl Fn(T) -> V + Send + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let value = Memo::new(move |_| read());
    part(move || draw(value.get()))
}

/// A part of the screen that is there while a condition holds.
pub fn when<V: IntoView + 'static>(
    condition: impl Into<Signal<bool>>,
    draw: impl Fn() -> V + Send + 'static,
) -> AnyView {
    // Asked anew with every change of what it follows, and mostly with the same answer.
    let condition = condition.into();
    let condition = Memo::new(move |_| condition.get());
    erased(Box::new(move || if condition.get() { draw().into_any() } else { ().into_any() }))
}

/// Words that follow signals.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows signals.
pub fn whether(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// What a click does.
pub fn press(act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    let mut act = act;
    Box::new(move |_| act())
}

fn erased(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}
