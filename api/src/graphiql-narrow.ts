/** On a phone the editor and the answer stand under each other: beside each other the answer would be a finger wide. */
export const narrowStyle = `
@media (max-width: 767px) {
  .graphiql-container .graphiql-sidebar { width: 44px; padding-inline: 4px; }
  .graphiql-container .graphiql-sessions { margin-right: 4px; }
  .graphiql-container .graphiql-logo { display: none; }
  .graphiql-sessions > div:has(> .graphiql-editors) { flex-direction: column; overflow-y: auto; padding: 4px; }
  .graphiql-container .graphiql-editors { flex: none !important; height: 58dvh; }
  .graphiql-editors + .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container .graphiql-response { flex: none !important; height: 40dvh; margin-top: 4px; }
}
`;
