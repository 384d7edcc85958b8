// Calls of the operator's API. The token lives as long as the browser's tab.
const KEY = "ecluse.operator-token";

/** A refusal of the API: its problem document. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.cause ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
};

async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    headers: { Authorization: `Bearer ${token.get() ?? ""}`, ...options.headers },
    cache: "no-store",
  });
  if (!response.ok) {
    let problem = {};
    try {
      problem = await response.json();
    } catch {
      problem = { code: `http.${response.status}` };
    }
    throw new Refused(response.status, problem);
  }
  return response;
}

const segment = encodeURIComponent;

export const get = async (path) => (await call(path)).json();

export const post = async (path, body) =>
  (
    await call(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    })
  ).json();

export const self = () => get("/api/self");
export const search = (words) => get(`/api/catalog?q=${segment(words)}`);
export const offer = (address) => get(`/api/offers/${address.split("/").map(segment).join("/")}`);
export const check = (address) => post("/api/check", { offer: address });
export const request = (address) => post("/api/requests", { offer: address });
export const follow = (id) => get(`/api/requests/${segment(id)}`);
export const bundles = () => get("/api/bundles");
export const askTogether = (study, offers) => post("/api/bundles", study ? { study, offers } : { offers });
export const goOn = (bundle) => post(`/api/bundles/${segment(bundle)}/go-on`, {});
export const giveUp = (bundle) => post(`/api/bundles/${segment(bundle)}/give-up`, {});
export const contracts = () => get("/api/contracts");
export const contract = (id) => get(`/api/contracts/${segment(id)}`);
export const ending = (id) => get(`/api/contracts/${segment(id)}/end`);
export const end = (id, wish) => post(`/api/contracts/${segment(id)}/end`, wish);
export const consent = (id, proposal) => post(`/api/contracts/${segment(id)}/end/${segment(proposal)}`, {});
export const contractText = async (id, lang) =>
  (await call(`/api/contracts/${segment(id)}/document?format=pdf&lang=${segment(lang)}`)).blob();
export const decisions = () => get("/api/decisions");
export const decide = (id, how, body) => post(`/api/decisions/${segment(id)}/${how}`, body);
export const assets = () => get("/api/assets");
export const uses = (asset) => get(`/api/uses/${segment(asset)}`);

/** Fetches a contract's data; tells how many bytes have come, of how many (0 when not known). */
export async function download(id, signal, progress) {
  const response = await call(`/api/contracts/${segment(id)}/data`, { signal });
  const total = Number(response.headers.get("Content-Length") ?? 0);
  let received = 0;
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        received += chunk.byteLength;
        progress(received, total);
        controller.enqueue(chunk);
      },
    }),
  );
  const blob = await new Response(counted).blob();
  return { blob, type: response.headers.get("Content-Type") ?? "" };
}

/** Gives the browser a file to save. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
