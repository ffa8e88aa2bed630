// Looks through the pages of the menu for every word that is typed. Nothing is sent anywhere: the pages are read from this site.
(() => {
  const place = document.getElementById('search');
  if (!place) {
    return;
  }
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = 'CAExited, port, keepAlive.slowPath ...';
  input.setAttribute('aria-label', 'Search');
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const found = document.createElement('ul');
  place.replaceChildren(input, said, found);

  const pages = [...new Set([...document.querySelectorAll('#leftColumn a[href]')]
    .map(link => link.href.replace(/#.*/, ''))
    .filter(href => href.startsWith(new URL('.', location.href)) && !href.endsWith('search.html')))];

  // one part for each heading: the heading, the text up to the next one, and the nearest anchor before it
  const parts = (href, html) => {
    const body = new DOMParser().parseFromString(html, 'text/html').querySelector('#bodyColumn');
    const list = [];
    let part = { href, title: '', text: '' };
    const walk = node => {
      if (node.id) {
        part.next = node.id;
      }
      if (/^H[1-4]$/.test(node.nodeName)) {
        const anchor = (part.next || node.id) ?? '';
        list.push(part);
        part = { href: anchor ? `${href}#${anchor}` : href, title: node.textContent.trim(), text: '' };
      } else if (node.nodeType === Node.TEXT_NODE) {
        part.text += node.data;
      } else {
        node.childNodes.forEach(walk);
      }
    };
    body?.childNodes.forEach(walk);
    return [...list, part].filter(one => one.title);
  };

  const load = Promise.all(pages.map(href => fetch(href).then(answer => answer.text()).then(html => parts(href, html))))
    .then(all => all.flat());

  const show = (all, words) => {
    const hits = all
      .map(part => ({ part, title: part.title.toLowerCase(), text: part.text.toLowerCase() }))
      .filter(hit => words.every(word => hit.title.includes(word) || hit.text.includes(word)))
      .map(hit => ({ ...hit, rank: words.filter(word => hit.title.includes(word)).length }))
      .sort((one, other) => other.rank - one.rank)
      .slice(0, 30);
    said.textContent = words.length === 0 ? '' : hits.length === 0 ? 'Nothing found.' : `${hits.length} found`;
    found.replaceChildren(...hits.map(({ part, text }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = part.href;
      link.textContent = part.title;
      const at = Math.max(0, text.indexOf(words[0]) - 60);
      item.append(link, document.createElement('br'), part.text.slice(at, at + 200).replace(/\s+/g, ' '));
      return item;
    }));
  };

  const search = () => load.then(
    all => show(all, input.value.toLowerCase().split(/\s+/).filter(Boolean)),
    () => { said.textContent = 'A browser searches only a site that comes from a server, not files from a disk.'; });
  input.addEventListener('input', search);
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  search();
  input.focus();
})();
