// The page that shows orders runs in the browser of whoever opens it.

/** Orders, from the server on another origin. */
export async function loadOrders() {
  const response = await fetch('https://api.shop.example/orders', {
    headers: {
      Accept: 'application/json',
      // reports: valid-cors-request
      'Access-Control-Allow-Origin': '*',
    },
  });
  return response.json();
}

/** Exchange rates, from a server that allows no origin. */
export async function loadRates() {
  // reports: no-cors-workaround
  const response = await fetch('https://rates.example/today', { mode: 'no-cors' });
  return response.json();
}

/** Nobody reads the answer, so it may as well be an opaque one. */
export function countVisit() {
  fetch('https://statistics.example/visit', { method: 'POST', mode: 'no-cors' });
}
