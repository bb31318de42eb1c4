// A chart as bars, said in words for those who do not see it, and with the same figures as a table.

import { make } from "./dom.js";
import { say } from "./texts.js";

export function drawTable(table) {
  const head = make("tr", {}, ...table.head.map((word) => (word ? make("th", { scope: "col" }, word) : make("td"))));
  const rows = table.rows.map(([first, ...rest]) =>
    make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((word) => make("td", {}, word))),
  );
  const caption = table.caption ? make("caption", {}, table.caption) : null;
  const drawn = make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { class: "table-box" }, drawn);
}

export function drawChart(chart) {
  const most = Math.max(...chart.series.flatMap((one) => one.values), 0) || 1;
  const legend = chart.series.length > 1 ? drawLegend(chart.series) : null;
  const bars = make("div", { class: "bars" }, ...chart.categories.flatMap((category, index) => [
    make("div", { class: "category" }, category),
    make("div", { class: "group" }, ...chart.series.map((one, which) => drawBar(one, which, index, most))),
  ]));
  return make(
    "figure",
    {},
    make("div", { role: "img", "aria-label": chart.alt }, make("p", { class: "chart-title" }, chart.title), legend, bars),
    make("details", {}, make("summary", {}, say("as-table")), drawTable(chart.table)),
  );
}

function drawBar(series, which, index, most) {
  const bar = make("span", { class: `bar series-${which}` });
  bar.style.inlineSize = `${(Math.max(series.values[index], 0) / most) * 82}%`;
  return make("div", { class: "bar-line" }, bar, make("span", {}, series.labels[index]));
}

function drawLegend(series) {
  return make("p", { class: "legend" }, ...series.map((one, which) =>
    make("span", {}, make("span", { class: `swatch series-${which}` }), one.name),
  ));
}
