/* What old script libraries do to a page: arrays that become strings in JSON, and members on every array. */
Array.prototype.toJSON = function () {
  return '[' + this.join(',') + ']';
};
Array.prototype.first = function () {
  return this[0];
};
window.$ = function (id) {
  return document.getElementById(id);
};
