//! Stars and underscores: which of them belong together.

use super::tokens::Token;
use remit_core::steps;

/// Pairs the signs that open with those that close. Each sign looks at the last open one of its
/// kind only, so that no text can make it slow.
pub(super) fn pair(tokens: &mut [Token]) {
    let mut open: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for at in 0..tokens.len() {
        let Some(Token::Run(run)) = tokens.get(at) else { continue };
        let (sign, closes, opens) = (run.sign, run.closes, run.opens);
        let [stars, lines] = &mut open;
        let stack = if sign == '*' { stars } else { lines };
        steps::look(1);
        while closes && let Some(before) = stack.last().copied() {
            steps::look(1);
            let (head, tail) = tokens.split_at_mut(at);
            let (Some(Token::Run(first)), Some(Token::Run(last))) =
                (head.get_mut(before), tail.first_mut())
            else {
                break;
            };
            if last.left == 0 {
                break;
            }
            let used = first.left.min(last.left).min(2);
            // A lone sign does not close a pair of them: it is a footnote's star.
            if used == 1 && first.left == 2 && !last.opens {
                break;
            }
            first.left -= used;
            last.left -= used;
            if used == 2 {
                first.begins.0 += 1;
                last.ends.0 += 1;
            } else {
                first.begins.1 += 1;
                last.ends.1 += 1;
            }
            if first.left == 0 {
                stack.pop();
            }
        }
        if opens && matches!(tokens.get(at), Some(Token::Run(run)) if run.left > 0) {
            stack.push(at);
        }
    }
}
