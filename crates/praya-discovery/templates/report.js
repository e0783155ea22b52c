"use strict";
(() => {
  for (const radio of document.querySelectorAll('input[name="language"]')) {
    radio.addEventListener("change", () => { document.documentElement.lang = radio.value; });
  }
  const table = document.getElementById("assets-table");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const haystacks = rows.map((row) => row.textContent.toLowerCase());
  const [text, kind, standing] = ["filter-text", "filter-kind", "filter-standing"].map((id) => document.getElementById(id));
  const count = document.getElementById("filter-count");

  const filter = () => {
    const needle = text.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = (!needle || haystacks[at].includes(needle))
        && (!kind.value || row.dataset.kind === kind.value)
        && (!standing.value || row.dataset.standing === standing.value);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = `${shown} / ${rows.length}`;
  };

  const sort = (heading) => {
    const ascending = heading.getAttribute("aria-sort") !== "ascending";
    const key = heading.dataset.sort;
    const isNumber = key === "count" || key === "rank";
    const compare = (a, b) => isNumber
      ? Number(a.dataset[key]) - Number(b.dataset[key])
      : a.dataset[key].localeCompare(b.dataset[key], "en");
    const sorted = [...rows].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    body.append(...sorted);
  };

  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  for (const control of [text, kind, standing]) control.addEventListener("input", filter);
  const form = document.getElementById("filter");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
