"""What the project serves itself: routes, and handlers of the API's webhooks."""
