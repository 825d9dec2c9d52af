/** The one door to the pictures: it is imported when the first is drawn, since the library behind it is large. */
export { strikeMap } from './strike-map.ts'
export { weeklyChart } from './weekly-chart.ts'
