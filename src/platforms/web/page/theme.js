// Runs before the first paint, so that a page that is to be dark does not flash.
const chosen = localStorage.getItem('byline-theme');
if (chosen) document.documentElement.dataset.theme = chosen;
