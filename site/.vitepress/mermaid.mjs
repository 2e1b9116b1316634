/** Turns fences of the language mermaid into the component that draws them. */
export function mermaid(markdown) {
  const fence = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index]
    if (token.info.trim() !== 'mermaid') return fence(tokens, index, options, env, self)
    return `<MermaidDiagram source="${encodeURIComponent(token.content)}" />`
  }
}
