"""How a goal in any words becomes a ranking of routes, or a refusal.

`index` compiles a table's lexicon when the table is built or loaded. A lookup then runs `words` (text to tokens),
`spelling` (unknown words to known ones), `reading` (tokens to what they mention) and `judging` (mentions to routes).
Those four import nothing and know no language: every word, ending and weight stands in the lexicon.
"""
