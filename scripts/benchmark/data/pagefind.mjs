// Prints how many bytes Pagefind's index of texts.json takes.
import * as pagefind from "pagefind"
import { readFileSync } from "node:fs"
const { index } = await pagefind.createIndex()
const texts = JSON.parse(readFileSync("texts.json"))
for (const [at, content] of texts.entries())
  await index.addCustomRecord({ url: `/${at}`, content, language: at % 2 ? "en" : "kk" })
const { files } = await index.getFiles()
console.log(files.reduce((sum, file) => sum + file.content.length, 0))
await pagefind.close()
