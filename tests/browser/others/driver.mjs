// What a person does in a browser, over the commands of W3C WebDriver, which Firefox and WebKit
// both understand: whoever drives one of them says how a command gets there, and how it ends.

/** By this key an element is known in what goes to and fro. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The keys that are no characters. */
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Control: "\uE009", F2: "\uE032" };

/** For how long something may take to come; this only ends what never comes. */
const PATIENCE = 30_000;

const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Driver {
  #send;
  #end;

  /** `send` is given the name of a command and what belongs to it, `end` ends the browser. */
  constructor(send, end) {
    this.#send = send;
    this.#end = end;
  }

  close() {
    return this.#end();
  }

  open(url) {
    return this.#send("navigate", { url });
  }

  reload() {
    return this.#send("refresh", {});
  }

  /** What a function gives in the page. */
  evaluate(work, ...given) {
    return this.#send("execute", { script: `return (${work})(...arguments)`, args: given });
  }

  /** Waits until a function holds in the page, and says what it gave. */
  async until(holds, ...given) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const held = await this.evaluate(holds, ...given);
      if (held) return held;
      if (Date.now() > end) throw new Error(`It never came to this: ${holds} (${given.join(", ")})`);
      await sleep(50);
    }
  }

  /** Clicks the element of a selector, the one of that name where one is given. */
  async click(selector, name) {
    await this.#send("click", { id: (await this.#find(selector, name))[ELEMENT] });
  }

  /** Puts a file into a file input. */
  async choose(selector, path) {
    await this.#send("type", { id: (await this.#find(selector))[ELEMENT], text: path });
  }

  /** Presses keys together, like "Control+z". */
  press(keys) {
    const pressed = keys.split("+").map((key) => KEYS[key] ?? key);
    const down = pressed.map((value) => ({ type: "keyDown", value }));
    const up = pressed.toReversed().map((value) => ({ type: "keyUp", value }));
    return this.#keys([...down, ...up]);
  }

  /** Types a text, key by key. */
  type(text) {
    const stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
    return this.#keys([...text].flatMap(stroke));
  }

  #keys(actions) {
    return this.#send("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** An element, once it is there. */
  #find(selector, name = null) {
    return this.until((selector, name) => {
      const names = ({ ariaLabel, textContent }) => [ariaLabel, textContent.trim()];
      return [...document.querySelectorAll(selector)].find((it) => name === null || names(it).includes(name));
    }, selector, name);
  }
}
