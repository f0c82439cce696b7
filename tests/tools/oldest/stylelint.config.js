// What the oldest browsers lack is an error, but for comforts: a browser that does not know one
// leaves out that declaration alone, and nothing is lost.
export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      {
        ignorePartialSupport: true,
        ignore: [
          "text-size-adjust",
          "css-hanging-punctuation",
          "css-paged-media", // numbers of printed sheets
          "css-widows-orphans",
          "css-content-visibility", // speed of long lists; folds open on paper
        ],
      },
    ],
  },
};
