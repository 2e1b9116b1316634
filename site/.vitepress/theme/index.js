import DefaultTheme from 'vitepress/theme'
import BurstMovie from './BurstMovie.vue'
import Doors from './Doors.vue'
import MermaidDiagram from './MermaidDiagram.vue'
import './style.css'

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('BurstMovie', BurstMovie).component('Doors', Doors).component('MermaidDiagram', MermaidDiagram)
  },
}
