// All topics in one process, so that they share one browser. A topic alone: `node --test layout.js`.
import './quiet.js';
import './weight.js';
import './markup.js';
import './accessibility.js';
import './layout.js';
import './type.js';
import './schemes.js';
import './keyboard.js';
import './print.js';
import './paging.js';
import './matrix.js';
import './pictures.js';
import './live.js';
import './machines.js';
import './sitemaps.js';
import './search.js';
import './screenshots.js';
