// What waits for a person: what is asked or offered, how it differs from this side's terms, and the three answers.
import { html, nothing } from "lit";
import { day, pick } from "./texts.js";
import { heading, problem } from "./views.js";

/**
 * @param answer called with the id, "accept", "decline" or "counter", and what was filled in
 * @param state whether an answer is on its way, and what was refused last
 */
export function decisions(t, lang, list, answer, state) {
  const words = t.decide;
  return html`
    ${heading(words.title)}
    ${state.problem ? problem(t, lang, state.problem) : nothing}
    ${list.length ? list.map((one, index) => decision(t, lang, one, index, answer, state)) : html`<p>${words.none}</p>`}
  `;
}

function decision(t, lang, one, index, answer, state) {
  const words = t.decide;
  const title = one.side === "PROVIDER" ? words.asks : words.offers;
  const busy = state.busy ? "true" : "false";
  const submit = (how) => (event) => {
    const form = event.target.closest("form");
    if (form.reportValidity()) {
      answer(one.id, how, Object.fromEntries(new FormData(form)));
    }
  };
  return html`
    <section aria-labelledby="decision-${index}">
      <h2 id="decision-${index}">${title(one.counterparty, one.asset)}</h2>
      <p class="facts">${words.by} <time datetime=${one.decideBy}>${day(one.decideBy, lang)}</time> · ${words.standing[one.standing]}</p>
      ${one.differences?.length
        ? html`<h3>${words.differences}</h3>
            <ul>
              ${one.differences.map((difference) => html`<li>${pick(difference, lang)}</li>`)}
            </ul>`
        : nothing}
      <h3>${one.side === "PROVIDER" ? words.asked : words.offered}</h3>
      <ul>
        ${one.terms.map((sentence) => html`<li>${pick(sentence, lang)}</li>`)}
      </ul>
      <form @submit=${(event) => event.preventDefault()}>
        <label for="reason-${index}">${words.reason}</label>
        <textarea id="reason-${index}" name="reason" rows="2" maxlength="2000" aria-describedby="reason-help-${index}"></textarea>
        <small id="reason-help-${index}">${words.reasonHelp}</small>
        <p class="actions">
          <button type="button" aria-disabled=${busy} @click=${submit("accept")}>${words.accept}</button>
          <button type="button" class="secondary" aria-disabled=${busy} @click=${submit("decline")}>${words.decline}</button>
        </p>
        <details>
          <summary>${words.other}</summary>
          <label for="terms-${index}">${words.terms}</label>
          <textarea id="terms-${index}" name="terms" rows="6" spellcheck="false"></textarea>
          <p class="actions">
            <button type="button" class="secondary" aria-disabled=${busy} @click=${submit("counter")}>${words.counter}</button>
          </p>
        </details>
      </form>
    </section>
  `;
}
