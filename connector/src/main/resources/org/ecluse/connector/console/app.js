// The page: which part is shown, what it knows, and what it says to assistive technology.
import { LitElement, html, nothing } from "lit";
import * as api from "./api.js";
import { decisions } from "./decisions.js";
import { size, texts } from "./texts.js";
import * as views from "./views.js";

const LANGUAGE = "ecluse.language";
const FOLLOW_EVERY_MS = 400;
const FOLLOW_FOR_MS = 120_000;
const SAY_EVERY_MS = 3_000;
const EXTENSIONS = { "text/csv": ".csv", "application/x-ndjson": ".ndjson", "application/json": ".json" };

class EcluseConsole extends LitElement {
  static properties = {
    lang: { state: true },
    self: { state: true },
    route: { state: true },
    data: { state: true },
    action: { state: true },
    error: { state: true },
    status: { state: true },
  };

  constructor() {
    super();
    this.lang = localStorage.getItem(LANGUAGE) ?? document.documentElement.lang;
    this.self = null;
    this.route = { part: "search", argument: "" };
    this.data = null;
    this.action = {};
    this.error = null;
    this.status = "";
    this.words = "";
  }

  // No shadow tree: the page's style and the reading order are those of the document.
  createRenderRoot() {
    return this;
  }

  get t() {
    return texts[this.lang];
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("hashchange", () => this.go());
    document.documentElement.lang = this.lang;
    if (api.token.get()) {
      this.enter();
    }
  }

  async enter() {
    try {
      this.self = await api.self();
      this.error = null;
      await this.go();
    } catch (refused) {
      api.token.forget();
      this.self = null;
      this.error = refused instanceof api.Refused ? this.t.wrongToken : this.t.unreachable;
      await this.updateComplete;
      this.querySelector("#token")?.focus();
    }
  }

  /** Shows the part that the address names, then puts the focus on its heading. */
  async go() {
    if (!this.self) {
      return;
    }
    const [part, argument = ""] = location.hash.slice(1).split("/");
    this.action.abort?.abort();
    this.action = {};
    this.data = null;
    this.route = { part: this.loaders[part] ? part : "search", argument: decodeURIComponent(argument) };
    const shown = this.route;
    this.say(this.t.loading);
    const data = await this.attempt(() => this.loaders[shown.part](shown.argument));
    if (shown !== this.route) {
      return;
    }
    this.data = data;
    if (this.status === this.t.loading) {
      this.say("");
    }
    await this.updateComplete;
    const heading = this.querySelector("main h1");
    document.title = `${heading?.textContent ?? ""} - Écluse`;
    heading?.focus();
  }

  loaders = {
    search: () => this.find(""),
    offer: async (address) => ({ offer: await api.offer(address), answer: await api.check(address) }),
    bundles: async () => (await api.bundles()).bundles,
    contracts: async () => (await api.contracts()).contracts,
    contract: async (id) => ({ ...(await api.contract(id)), early: await api.ending(id) }),
    assets: async () => (await api.assets()).assets,
    uses: (id) => api.uses(id),
    decisions: async () => (await api.decisions()).decisions,
  };

  /** What the call gives; null and a message when it is refused. */
  async attempt(call) {
    try {
      return await call();
    } catch (refused) {
      if (refused.status === 401) {
        this.logout();
      } else if (refused.name !== "AbortError") {
        this.action = { problem: this.problemOf(refused) };
      }
      return null;
    }
  }

  problemOf(refused) {
    return refused instanceof api.Refused
      ? refused.problem
      : { code: "connector.unreachable", explanation: this.t.unreachable };
  }

  say(text) {
    this.status = text;
  }

  async find(words) {
    this.words = words;
    this.say(this.t.searching);
    const found = await api.search(words);
    this.say(this.t.found(found.offers.length));
    return found;
  }

  async search(event) {
    event.preventDefault();
    const words = new FormData(event.target).get("words");
    const data = await this.attempt(() => this.find(words));
    this.data = data ?? this.data;
  }

  async login(event) {
    event.preventDefault();
    api.token.set(new FormData(event.target).get("token").trim());
    await this.enter();
  }

  logout() {
    api.token.forget();
    this.self = null;
    this.data = null;
    this.error = null;
    this.updateComplete.then(() => this.querySelector("#token")?.focus());
  }

  speak(lang) {
    this.lang = lang;
    localStorage.setItem(LANGUAGE, lang);
    document.documentElement.lang = lang;
    this.updateComplete.then(() => {
      document.title = `${this.querySelector("main h1")?.textContent ?? ""} - Écluse`;
    });
  }

  /** Asks for the offer and follows the negotiation to its end. */
  async ask() {
    if (this.action.busy) {
      return;
    }
    const abort = new AbortController();
    this.action = { busy: true, abort };
    this.say(this.t.asking);
    const ended = await this.attempt(async () => {
      let negotiation = await api.request(this.route.argument);
      const until = Date.now() + FOLLOW_FOR_MS;
      while (!["FINALIZED", "TERMINATED"].includes(negotiation.state) && Date.now() < until && !abort.signal.aborted) {
        this.say(this.t.states[negotiation.state]);
        await new Promise((later) => setTimeout(later, FOLLOW_EVERY_MS));
        negotiation = await api.follow(negotiation.id);
      }
      return negotiation;
    });
    if (!ended || abort.signal.aborted) {
      return;
    }
    this.say(ended.state === "FINALIZED" || ended.state === "TERMINATED" ? this.t.states[ended.state] : this.t.slow);
    this.action = { contract: ended.state === "FINALIZED" ? ended.contract : null, problem: ended.problem };
    await this.updateComplete;
    this.querySelector(this.action.contract ? "#to-contract" : "#ask")?.focus();
  }

  /** Asks for several offers at once. */
  async askTogether(event) {
    event.preventDefault();
    const typed = new FormData(event.target);
    const offers = typed.get("offers").split(/\s+/).filter((offer) => offer);
    await this.decide(() => api.askTogether(typed.get("study").trim(), offers), this.t.asking);
  }

  /** Does what a person has chosen for a bundle, and shows all of them as they are then, until nothing is under way. */
  async decide(call, done) {
    const abort = new AbortController();
    this.action = { abort };
    if (!(await this.attempt(call))) {
      return;
    }
    this.say(done);
    const until = Date.now() + FOLLOW_FOR_MS;
    do {
      this.data = (await this.attempt(() => this.loaders.bundles())) ?? this.data;
      await new Promise((later) => setTimeout(later, FOLLOW_EVERY_MS));
    } while (!abort.signal.aborted && Date.now() < until && this.data.some((bundle) => !bundle.done));
  }

  async download() {
    const abort = new AbortController();
    const contract = this.data;
    this.action = { busy: true, abort, received: 0, total: 0 };
    this.say(this.t.starting);
    this.updateComplete.then(() => this.querySelector("#cancel")?.focus());
    let said = Date.now();
    try {
      const { blob, type } = await api.download(contract.id, abort.signal, (received, total) => {
        this.action = { ...this.action, received, total };
        if (Date.now() - said > SAY_EVERY_MS) {
          said = Date.now();
          const share = total ? ` / ${size(total, this.lang)}` : "";
          this.say(this.t.received(size(received, this.lang), share));
        }
      });
      api.save(blob, contract.asset + (EXTENSIONS[type.split(";")[0]] ?? ""));
      this.action = {};
      this.say(this.t.done(size(blob.size, this.lang)));
    } catch (failure) {
      this.failed(failure, abort);
    }
    await this.updateComplete;
    this.querySelector("#download")?.focus();
  }

  /** Answers what waits, then shows what still does. */
  async answerDecision(id, how, filled) {
    if (this.action.busy) {
      return;
    }
    const words = this.t.decide;
    let body = { reason: filled.reason };
    if (how === "decline" && !filled.reason.trim()) {
      this.action = { problem: { code: "body.malformed", explanation: words.reasonMissing } };
    } else if (how === "counter" && !(body = withTerms(body, filled.terms))) {
      this.action = { problem: { code: "body.malformed", explanation: words.termsUnread } };
    } else {
      this.action = { busy: true };
      const answer = await this.attempt(() => api.decide(id, how, body));
      if (answer) {
        this.action = {};
        this.say(words.done[how]);
        const left = await this.attempt(this.loaders.decisions);
        // What was written about one must not stand in the fields of the next: all are made anew.
        this.data = null;
        await this.updateComplete;
        this.data = left;
      }
    }
    await this.updateComplete;
    this.querySelector(this.action.problem ? "[role=alert]" : "main h1")?.focus();
  }

  /** Asks for an early end of the contract shown, or consents to one; then shows what came of it. */
  async endEarly(call) {
    if (this.action.busy) {
      return;
    }
    const id = this.data.id;
    this.action = { busy: true };
    const answer = await this.attempt(() => call(id));
    if (answer) {
      this.action = {};
      this.say(this.t.endings.done[answer.state]);
      this.data = (await this.attempt(() => this.loaders.contract(id))) ?? this.data;
    }
    await this.updateComplete;
    this.querySelector(answer ? "#early-end" : "[role=alert]")?.focus();
  }

  async document() {
    const { id, asset } = this.data;
    this.say(this.t.documentComing);
    const blob = await this.attempt(() => api.contractText(id, this.lang));
    if (blob) {
      api.save(blob, `${asset}-${id}.pdf`);
    }
    this.say(blob ? this.t.documentSaved : "");
  }

  end(event) {
    event.preventDefault();
    const wish = Object.fromEntries(new FormData(event.target));
    return this.endEarly((id) => api.end(id, wish));
  }

  failed(failure, abort) {
    if (abort.signal.aborted) {
      this.action = {};
      this.say(this.t.cancelled);
    } else if (failure instanceof api.Refused) {
      this.action = { problem: failure.problem };
      this.say("");
    } else {
      this.action = { problem: { code: "transfer.broken", explanation: this.t.broken } };
      this.say("");
    }
  }

  render() {
    const t = this.t;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t.skip}</a>
      <header class="container bar">
        <span class="brand"><img src="/console/logo.svg" alt="">Écluse${this.self ? ` · ${this.self.name}` : ""}</span>
        ${this.self ? this.menu(t) : nothing}
        <div class="tools" role="group" aria-label=${t.language}>
          ${["fr", "en"].map(
            (lang) => html`<button type="button" lang=${lang} class=${lang === this.lang ? "" : "outline"}
              aria-pressed=${lang === this.lang} @click=${() => this.speak(lang)}
              >${lang === "fr" ? "Français" : "English"}</button>`,
          )}
          ${this.self ? html`<button type="button" class="secondary outline" @click=${this.logout}>${t.logout}</button>` : nothing}
        </div>
      </header>
      <main id="main" class="container" tabindex="-1">
        <p role="status" aria-live="polite" class="status">${this.status}</p>
        ${this.self ? this.part(t) : views.login(t, this.error, this.login)}
      </main>
      <footer class="container"><small>${t.footer}</small></footer>
    `;
  }

  menu(t) {
    const inside = { offer: "search", contract: "contracts", uses: "assets" };
    const current = inside[this.route.part] ?? this.route.part;
    return html`<nav aria-label=${t.menu}>
      <ul>
        ${["search", "decisions", "bundles", "contracts", "assets"].map(
          (part) => html`<li>
            <a href="#${part}" aria-current=${part === current ? "page" : nothing}>${t[part]}</a>
          </li>`,
        )}
      </ul>
    </nav>`;
  }

  part(t) {
    const { part } = this.route;
    const problem = this.action.problem;
    if (!this.data) {
      return part === "search"
        ? html`${views.search(t, this.lang, this.words, null, this.search)}${problem ? views.problem(t, this.lang, problem) : nothing}`
        : html`${views.heading(t[part] ?? t.loading)}${problem ? views.problem(t, this.lang, problem) : nothing}`;
    }
    switch (part) {
      case "offer":
        return views.offer(t, this.lang, this.data, { ...this.action, ask: this.ask });
      case "bundles":
        return views.bundles(t, this.lang, this.data, {
          ...this.action,
          ask: this.askTogether,
          goOn: (id) => this.decide(() => api.goOn(id), t.asking),
          giveUp: (id) => this.decide(() => api.giveUp(id), t.givenUp),
        });
      case "contracts":
        return views.contracts(t, this.lang, this.data);
      case "contract":
        return views.contract(t, this.lang, this.data, {
          ...this.action,
          download: this.download,
          cancel: () => this.action.abort.abort(),
          document: this.document,
          end: this.end,
          consent: (proposal) => this.endEarly((id) => api.consent(id, proposal)),
        });
      case "assets":
        return views.assets(t, this.lang, this.data);
      case "decisions":
        return decisions(t, this.lang, this.data, (...answer) => this.answerDecision(...answer), this.action);
      case "uses":
        return views.uses(t, this.lang, this.data);
      default:
        return views.search(t, this.lang, this.words, this.data, this.search);
    }
  }

  skip(event) {
    event.preventDefault();
    this.querySelector("main").focus();
  }
}

/** The body with the terms in it, as the API takes them; null when they are not an object in JSON. */
function withTerms(body, text) {
  try {
    const terms = JSON.parse(text);
    if (terms === null || typeof terms !== "object") {
      return null;
    }
    return terms.template ? { ...body, terms } : { ...body, policy: terms };
  } catch {
    return null;
  }
}

customElements.define("ecluse-console", EcluseConsole);
