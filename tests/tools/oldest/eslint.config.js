// Language and interfaces of browsers: what the oldest lacks is an error.
import compat from "eslint-plugin-compat";

export default [
  {
    files: ["**/*.js"],
    ...compat.configs["flat/recommended"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
  },
];
