// Stands in for a database.

const stock = new Map([['tea', 12], ['coffee', 7]]);

export const allProducts = () => [...stock.keys()];
export const currentStock = () => Object.fromEntries(stock);
export const findAccount = (req) => ({ account: req.query.id });
export const closeAccount = (req) => stock.delete(req.query.id);
export const findCart = (req) => ({ cart: req.query.id, items: [] });
export const findWishes = (req) => ({ wishes: [], of: req.query.id });
export const findOrders = (req) => ({ orders: [], of: req.query.id });
export const findInvoice = (req) => ({ invoice: req.params.id });
export const shipOrder = (req) => ({ shipped: req.params.id });
export const changeStock = (req) => String(req.url);
export const subscribe = (request) => request.json();
