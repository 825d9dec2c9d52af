/** The thread in which articles are read: says that it is ready, then answers each article with its detections. `article-reader.ts` starts and ends it. */
import { parentPort, workerData } from 'node:worker_threads'
import { detect } from '../src/detect/detect.ts'
import type { ArticleText } from '../src/domain/article.ts'
import { loadPack } from '../src/pack.ts'

const { dataDir } = workerData as { readonly dataDir: string }
const { tables } = loadPack({ country: 'SY', dataDir })
parentPort?.on('message', (article: ArticleText) => parentPort?.postMessage(detect(article, tables)))
parentPort?.postMessage('ready')
