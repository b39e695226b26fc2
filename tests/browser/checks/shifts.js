// Nothing on a page moves by itself.

/** What a tab must run in each page before `shiftsOf` looks at it. */
export const shiftsScript = `(${noteShifts})();`;

/** What has moved on the page since it was opened. */
export const shiftsOf = (tab) => tab.evaluate(() => window.takeShifts());

/** In the page: notes what moved by itself, for `takeShifts` to tell. */
function noteShifts() {
  const name = ({ node }) => `${node?.localName}.${node?.className}`;
  const words = (shift) => `${shift.value.toFixed(4)}: ${shift.sources.map(name).join(', ')}`;
  const shifts = [];
  const note = (entries) => shifts.push(...entries.filter((it) => !it.hadRecentInput).map(words));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  window.takeShifts = () => (note(observer.takeRecords()), shifts);
}
