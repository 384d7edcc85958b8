// What each part of the page looks like: functions from data to markup, without state of their own.
import { html, nothing } from "lit";
import { count, day, pick, size } from "./texts.js";

/** The last part of an IRI. */
function local(iri) {
  return iri.replace(/.*[#/]/, "");
}

export function heading(text) {
  return html`<h1 tabindex="-1">${text}</h1>`;
}

export function login(t, error, submit) {
  return html`
    ${heading(t.login)}
    <form @submit=${submit}>
      <label for="token">${t.token}</label>
      <input id="token" name="token" type="password" required autocomplete="current-password" spellcheck="false"
        aria-describedby="token-help ${error ? "token-error" : ""}" aria-invalid=${error ? "true" : nothing}>
      <small id="token-help">${t.loginHelp}</small>
      ${error ? html`<p id="token-error" role="alert" class="box refused">${error}</p>` : nothing}
      <button type="submit">${t.enter}</button>
    </form>
  `;
}

export function price(t, lang, offer) {
  if (!offer.price) {
    return t.free;
  }
  return new Intl.NumberFormat(lang, { style: "currency", currency: offer.price.currency }).format(offer.price.amount);
}

export function search(t, lang, words, found, submit) {
  return html`
    ${heading(t.searchTitle)}
    <form role="search" class="search" @submit=${submit}>
      <label>${t.words}<input type="search" name="words" .value=${words}></label>
      <button type="submit">${t.search}</button>
    </form>
    ${found ? results(t, lang, found) : nothing}
  `;
}

function results(t, lang, found) {
  return html`
    <ul class="results">
      ${found.offers.map(
        (offer) => html`
          <li>
            <h2><a href="#offer/${encodeURIComponent(offer.offer)}">${pick(offer.title, lang)}</a></h2>
            <p>${pick(offer.description, lang)}</p>
            <p class="facts">
              ${t.by} ${offer.partnerName}${offer.theme ? html` · ${t.theme} ${offer.theme}` : nothing} ·
              ${price(t, lang, offer)}
            </p>
          </li>
        `,
      )}
    </ul>
    ${found.problems.length
      ? html`<section class="box refused" aria-labelledby="unanswered">
          <h2 id="unanswered">${t.unanswered}</h2>
          <ul>
            ${found.problems.map((problem) => html`<li>${problem.partner} : ${pick(problem.explanation, lang)}</li>`)}
          </ul>
        </section>`
      : nothing}
  `;
}

export function terms(t, lang, sentences) {
  return html`
    <section aria-labelledby="terms">
      <h2 id="terms">${t.terms}</h2>
      <ul>
        ${sentences.map((sentence) => html`<li>${pick(sentence, lang)}</li>`)}
      </ul>
    </section>
  `;
}

export function offer(t, lang, data, state) {
  const { offer, answer } = data;
  return html`
    ${heading(pick(offer.title, lang))}
    <p>${pick(offer.description, lang)}</p>
    <p class="facts">${t.by} ${offer.partnerName} · ${price(t, lang, offer)} · <code>${offer.offer}</code></p>
    ${terms(t, lang, offer.terms)}
    <section aria-labelledby="check">
      <h2 id="check">${t.check}</h2>
      ${answer.permitted
        ? html`<p class="box good">${t.yes}</p>`
        : html`<div class="box refused">
            <p>${t.no}</p>
            <ul>
              ${answer.explanation[lang].map((sentence) => html`<li>${sentence}</li>`)}
            </ul>
          </div>`}
    </section>
    ${state.contract
      ? html`<p class="box good actions">
          <a role="button" id="to-contract" href="#contract/${encodeURIComponent(state.contract)}">${t.toContract}</a>
        </p>`
      : html`<p class="actions">
          <button type="button" id="ask" @click=${state.ask} aria-disabled=${state.busy ? "true" : "false"}>
            ${t.ask}
          </button>
        </p>`}
    ${state.problem ? problem(t, lang, state.problem) : nothing}
  `;
}

export function problem(t, lang, refusal) {
  return html`
    <div class="box refused" role="alert" tabindex="-1">
      <p><strong>${t.refused}.</strong></p>
      <p class="sentences">${pick(refusal.explanation, lang) || refusal.cause}</p>
      ${refusal.reference
        ? html`<dl>
            <dt>${t.amount}</dt>
            <dd>${refusal.amount} ${refusal.currency}</dd>
            <dt>${t.reference}</dt>
            <dd><code>${refusal.reference.replace(/(.{4})(?!$)/g, "$1 ")}</code></dd>
          </dl>`
        : nothing}
      <p class="facts">${t.code} <code>${refusal.code}</code></p>
    </div>
  `;
}

function table(caption, columns, rows) {
  return html`
    <div class="scroll" role="region" aria-label=${caption} tabindex="0">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  `;
}

export function bundles(t, lang, list, state) {
  return html`
    ${heading(t.bundlesTitle)}
    <form @submit=${state.ask}>
      <label>${t.bundleOffers}<textarea name="offers" required rows="3" spellcheck="false"></textarea></label>
      <label>${t.bundleStudy}<input name="study" spellcheck="false"></label>
      <button type="submit">${t.askTogether}</button>
    </form>
    ${state.problem ? problem(t, lang, state.problem) : nothing}
    ${list.length ? list.map((bundle) => oneBundle(t, lang, bundle, state)) : html`<p>${t.noBundles}</p>`}
  `;
}

function oneBundle(t, lang, bundle, state) {
  const name = t.bundleOf(day(bundle.askedAt, lang), bundle.study);
  const rows = bundle.parts.map(
    (part) => html`
      <tr>
        <th scope="row">${part.offer}</th>
        <td>
          ${part.contract
            ? html`<a href="#contract/${encodeURIComponent(part.contract)}">${t.partStates[part.state]}</a>`
            : t.partStates[part.state]}
        </td>
        <td>${part.problem ? pick(part.problem.explanation, lang) || part.problem.cause : nothing}</td>
      </tr>
    `,
  );
  const open = bundle.parts.some((part) => part.state !== "CONTRACT") && !bundle.givenUpAt;
  return html`
    <section aria-label=${name}>
      ${table(name, [t.offer, t.state, t.reason], rows)}
      ${open
        ? html`<p class="actions">
            <button type="button" @click=${() => state.goOn(bundle.id)} aria-label="${t.goOn}, ${name}">${t.goOn}</button>
            <button type="button" class="secondary" @click=${() => state.giveUp(bundle.id)}
              aria-label="${t.giveUp}, ${name}">${t.giveUp}</button>
          </p>`
        : nothing}
    </section>
  `;
}

export function contracts(t, lang, list) {
  const columns = [t.offer, t.side, t.counterparty, t.state, t.signed, t.ends];
  const rows = list.map(
    (contract) => html`
      <tr>
        <th scope="row"><a href="#contract/${encodeURIComponent(contract.id)}">${contract.offer}</a></th>
        <td>${t.sides[contract.side]}</td>
        <td>${contract.counterparty}</td>
        <td>${t.contractStates[contract.state]}</td>
        <td>${day(contract.signedAt, lang)}</td>
        <td>${day(contract.endsAt, lang)}</td>
      </tr>
    `,
  );
  return html`${heading(t.contractsTitle)}
  ${list.length ? table(t.contractsCaption, columns, rows) : html`<p>${t.noContracts}</p>`}`;
}

export function contract(t, lang, data, state) {
  const mine = data.side === "CONSUMER" && data.state === "IN_FORCE";
  return html`
    ${heading(t.contractTitle(data.offer))}
    <p class="facts">
      ${t.sides[data.side]} · ${t.counterparty} ${data.counterparty} · ${t.contractStates[data.state]} · ${t.signed}
      ${day(data.signedAt, lang)}${data.endsAt ? html` · ${t.ends} ${day(data.endsAt, lang)}` : nothing} ·
      ${t.signedBy[data.signed]}
    </p>
    ${mine ? download(t, lang, state) : nothing} ${state.problem ? problem(t, lang, state.problem) : nothing}
    ${terms(t, lang, data.terms)}
    ${data.duties.length
      ? html`<section aria-labelledby="duties">
          <h2 id="duties">${t.duties}</h2>
          ${table(
            t.dutiesCaption,
            [t.duty, t.when, t.standing, t.due],
            data.duties.map(
              (duty) => html`<tr>
                <th scope="row">${t.actions[local(duty.action)] ?? local(duty.action)}</th>
                <td>${t.whens[duty.when]}</td>
                <td>${t.standings[duty.standing]}</td>
                <td>${day(duty.dueAt, lang)}</td>
              </tr>`,
            ),
          )}
        </section>`
      : nothing}
    ${early(t, lang, data, state)}
    <p class="actions">
      <button type="button" id="document" class="secondary" @click=${state.document}>${t.document}</button>
    </p>
    <p class="facts">${t.hash}<br /><code class="hash">${data.hash}</code></p>
  `;
}

/** How the contract may be ended early, what is proposed, and what was tried in vain. */
function early(t, lang, data, state) {
  const { grounds, ending, proposals, breaches } = data.early;
  const words = t.endings;
  const name = (ground) => words.grounds[ground] ?? ground;
  return html`<section aria-labelledby="early-end">
    <h2 id="early-end" tabindex="-1">${words.title}</h2>
    ${ending
      ? html`<p class="box">
          ${words.ending(words.by[ending.by], name(ending.ground), day(ending.effectiveAt, lang))} ${ending.reason}
        </p>`
      : html`<p>${grounds.length ? words.named(grounds.map(name).join(", ")) : words.none}</p>`}
    ${proposals.map(
      (proposal) => html`<div class="box">
        <p>${words.proposal(words.by[proposal.by], day(proposal.effectiveAt, lang))} ${proposal.reason}</p>
        ${proposal.by === "THEM"
          ? html`<p class="actions">
              <button type="button" @click=${() => state.consent(proposal.hash)}>${words.consent}</button>
            </p>`
          : html`<p>${words.waits}</p>`}
      </div>`,
    )}
    ${breaches.length
      ? table(
          words.breaches,
          [t.when, t.code],
          breaches.map(
            (breach) => html`<tr>
              <th scope="row">${day(breach.at, lang)}</th>
              <td><code>${breach.code}</code></td>
            </tr>`,
          ),
        )
      : nothing}
    ${ending || data.state !== "IN_FORCE" ? nothing : wish(t, [...grounds, "mutual"], name, state)}
  </section>`;
}

function wish(t, grounds, name, state) {
  const words = t.endings;
  return html`<details>
    <summary>${words.ask}</summary>
    <form @submit=${state.end}>
      <label
        >${words.ground}<select name="ground" required>
          ${grounds.map((ground) => html`<option value=${ground}>${name(ground)}</option>`)}
        </select></label
      >
      <label>${words.reason}<textarea name="reason" required maxlength="2000"></textarea></label>
      <label>${words.evidence}<input name="evidence" maxlength="1000" /></label>
      <button type="submit" class="secondary" aria-disabled=${state.busy ? "true" : "false"}>${words.submit}</button>
    </form>
  </details>`;
}

function download(t, lang, state) {
  if (!state.busy) {
    return html`<p class="actions">
      <button type="button" id="download" @click=${state.download}>${t.download}</button>
    </p>`;
  }
  const share = state.total ? ` / ${size(state.total, lang)}` : "";
  return html`
    <div class="box">
      <label>
        ${t.progress}
        <progress .value=${state.total ? state.received : nothing} max=${state.total || nothing}></progress>
      </label>
      <p aria-hidden="true">${state.received ? t.received(size(state.received, lang), share) : t.starting}</p>
      <p class="actions">
        <button type="button" id="cancel" class="secondary" @click=${state.cancel}>${t.cancel}</button>
      </p>
    </div>
  `;
}

export function assets(t, lang, list) {
  const columns = [t.id, t.title, t.visibility, t.published, t.uses];
  const rows = list.map(
    (asset) => html`
      <tr>
        <th scope="row">${asset.id}</th>
        <td>
          ${pick(asset.title, lang)}
          ${asset.openLink ? html`<br /><a href=${asset.openLink}>${t.openLink}</a>` : nothing}
        </td>
        <td>${t.visibilities[asset.visibility]}</td>
        <td>${day(asset.publishedAt, lang)}</td>
        <td><a href="#uses/${encodeURIComponent(asset.id)}">${t.usesOf(asset.id)}</a></td>
      </tr>
    `,
  );
  return html`${heading(t.assetsTitle)}
  ${list.length ? table(t.assetsCaption, columns, rows) : html`<p>${t.noAssets}</p>`}`;
}

export function uses(t, lang, data) {
  const columns = [t.when, t.who, t.purpose, t.decision, t.rows, t.withheld, t.size];
  const rows = data.uses.map(
    (use) => html`
      <tr>
        <th scope="row">${day(use.at, lang)}</th>
        <td>${use.consumer ? use.consumer.replace(/.*:/, "") : t.anonymous}</td>
        <td>${local(use.purpose ?? "")}</td>
        <td>
          ${use.permitted ? t.permitted : t.notPermitted}${use.code === "ok" ? nothing : html` <code>${use.code}</code>`}
        </td>
        <td class="number">${count(use.rows, lang)}</td>
        <td class="number">${count(use.rowsWithheld, lang)}</td>
        <td class="number">${size(use.bytes, lang)}</td>
      </tr>
    `,
  );
  return html`${heading(t.usesOf(data.asset))}
    ${data.uses.length ? table(t.usesCaption, columns, rows) : html`<p>${t.noUses}</p>`}
    <p><a href="#assets">${t.back}</a></p>`;
}
