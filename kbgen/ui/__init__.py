"""The browser part: TypeScript and CSS in `src`, and in `dist` the bundle that pages load."""
