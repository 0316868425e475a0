/* A test that expects console.error puts its own function in its place; any other call is an error of the page. */
{
  const show = console.error;
  console.error = (...parts) => {
    show.apply(console, parts);
    setTimeout(() => {
      throw new Error(`Unexpected console.error: ${parts.map(String).join(' ')}`);
    });
  };
}
