/** What `--help` prints. */
export const usage = `Reads JavaScript and TypeScript servers and reports what their CORS code will do to a browser.

Usage: eslint-plugin-cors [options] [paths...]

Paths are files or folders, "." if none is given. Folders are searched for .js, .jsx, .mjs, .cjs, .ts, .tsx, .mts
and .cts, leaving out node_modules and what .gitignore names. A file that is named itself is always read.

Options:
  -p, --preset NAME      recommended (default), strict or all
  -f, --format NAME      pretty (default), json, sarif or github
  -o, --output FILE      write the report to FILE and a summary to the terminal
      --max-warnings N   how many warnings are no failure (default 0)
      --held-hosts LIST  hosts that are yours though no check names them: shop.example,shop.vercel.app
      --versions LIST    versions of libraries, in the place of those that are installed: hono=4.12.0,@koa/cors=4.0.0
      --modules LIST     modules of yours that behave like one that is known: @acme/cors=cors
      --color, --no-color
  -h, --help
  -v, --version

Exit status: 0 nothing found, 1 findings, 2 wrong use or a path that could not be read.
`;
