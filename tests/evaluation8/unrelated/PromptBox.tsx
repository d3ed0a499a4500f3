'use client'
import { useChat } from '@ai-sdk/react'

export function PromptBox() {
  const { messages, input, handleInputChange, handleSubmit, status } = useChat()
  console.log('prompt', input, status)
  return (
    <form onSubmit={handleSubmit}>
      {messages.map((m) => <p key={m.id}>{m.content}</p>)}
      <input value={input} onChange={handleInputChange} disabled={status === 'submitted'} />
    </form>
  )
}
