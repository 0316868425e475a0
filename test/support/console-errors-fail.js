/* A test that expects console.error puts its own function in its place; any other call is an error of the page. */
{
  const show = console.error;
  const opening = 'Unexpected console.error';
  console.error = (...parts) => {
    show.apply(console, parts);
    const said = parts.map(String).join(' ');
    // the test runner writes uncaught errors here too
    if (said.includes(opening)) return;
    setTimeout(() => {
      throw new Error(`${opening}: ${said}`);
    });
  };
}
